<?php

namespace App\Jtl;

use Symfony\Contracts\HttpClient\HttpClientInterface;
use Symfony\Component\HttpKernel\Exception\HttpException;

class ApiClient
{
    public function __construct(
        private HttpClientInterface $jtlClient,
        private HttpClientInterface $shopwareClient,
        private string $tenantId,
    ) {}

    public function picklists(string $warehouse): array
    {
        return $this->jtlClient->request('GET', "https://api.jtl-cloud.com/erp/v2/wms/{$warehouse}/picklists", $this->options())->toArray(); // @exact GET /v2/wms/{}/picklists l
    }

    public function createReturn(array $data): array
    {
        $response = $this->jtlClient->request('POST', 'https://api.jtl-cloud.com/erp/v2/returns', $this->options(['json' => $data])); // @exact POST /v2/returns l
        if (201 !== $response->getStatusCode()) {
            throw new HttpException(502, 'POST https://api.jtl-cloud.com/erp/v2/returns: ' . $response->getContent(false)); // @decoy
        }
        return $response->toArray();
    }

    public function syncShop(array $data): void
    {
        $this->shopwareClient->request('POST', 'https://shop.example.de/erp/v2/returns', ['json' => $data]); // @decoy
        $this->shopwareClient->request('PATCH', '/v2/customers/' . $data['id']); // @decoy
    }

    private function options(array $more = []): array
    {
        return $more + ['headers' => ['X-Tenant-ID' => $this->tenantId]];
    }
}
