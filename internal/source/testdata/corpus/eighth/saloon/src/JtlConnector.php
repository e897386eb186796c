<?php
namespace App\Integrations\Jtl;

use Saloon\Http\Connector;

class JtlConnector extends Connector
{
    public function resolveBaseUrl(): string
    {
        return 'https://api.jtl-cloud.com/erp';
    }

    protected function defaultHeaders(): array
    {
        return ['X-Tenant-ID' => $this->tenant];
    }
}
