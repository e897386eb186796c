<?php
namespace Acme;

class Erp
{
    public function __construct(private HttpClientInterface $http, private string $tenant) {}

    private function send(string $method, Endpoint $endpoint, array $json = []): array
    {
        return $this->http->request($method, 'https://api.jtl-cloud.com/erp' . $endpoint->path(), [
            'headers' => ['X-Tenant-ID' => $this->tenant], 'json' => $json,
        ])->toArray();
    }

    public function stocks(): array { return $this->send('GET', Endpoint::Stocks); } // @exact GET /v2/stocks x
    public function adjust(array $a): array { return $this->send('POST', Endpoint::Stocks, $a); } // @exact POST /v2/stocks x
    public function companies(): array { return $this->send('GET', Endpoint::Companies); } // @exact GET /v2/companies x
}
