<?php
namespace App;

final class Jtl
{
    private string $apiUrl;

    public function __construct(private \GuzzleHttp\Client $guzzle, array $env)
    {
        $this->apiUrl = rtrim($env['JTL_API_BASE'] ?? 'https://api.jtl-cloud.com', '/') . '/erp';
    }

    private function api(string $method, string $path, array $json = []): array
    {
        $res = $this->guzzle->request($method, $this->apiUrl . $path, [
            'headers' => ['X-Tenant-ID' => $this->tenantId, 'Authorization' => 'Bearer ' . $this->token()],
            'json' => $json ?: null,
        ]);
        return json_decode((string) $res->getBody(), true, flags: JSON_THROW_ON_ERROR);
    }

    public function warehouses(): array { return $this->api('GET', '/v2/warehouses'); } // @exact GET /v2/warehouses f
    public function note(string $order, string $text): array
    {
        return $this->api('POST', "/v2/salesOrders/$order/notes", ['text' => $text]); // @exact POST /v2/salesOrders/{}/notes f
    }
    public function delete(int $id): void { $this->api('DELETE', '/v2/labels/' . $id); } // @exact DELETE /v2/labels/{} f
    private function token(): string
    {
        return $this->guzzle->post('https://auth.jtl-cloud.com/oauth2/token', ['form_params' => []])->getBody(); // @decoy
    }
}
