<?php

namespace App\Services;

use GuzzleHttp\Client;
use Illuminate\Support\Facades\Http;
use Illuminate\Support\Facades\Cache;

/**
 * Wraps the ERP API, e.g. GET /v2/companies. @decoy
 */
class JtlService
{
    private const PATH_STOCKS = '/v2/stocks';
    protected string $baseUrl;

    public function __construct(private Client $client)
    {
        $this->baseUrl = config('services.jtl.base_url', 'https://api.jtl-cloud.com/erp');
    }

    public function stocks(): array
    {
        return Http::withToken($this->token())->withHeaders(['X-Tenant-ID' => $this->tenant])
            ->get($this->baseUrl . '/v2/stocks', ['pageSize' => 10])->json(); // @exact GET /v2/stocks f
    }

    public function adjust(array $body)
    {
        return Http::withToken($this->token())->post($this->baseUrl . self::PATH_STOCKS, $body); // @exact POST /v2/stocks f
    }

    public function customer(string $id)
    {
        $response = $this->client->request('GET', "{$this->baseUrl}/v2/customer/{$id}", [ // @exact GET /v2/customer/{} f
            'headers' => ['X-Tenant-ID' => $this->tenant],
        ]);
        return json_decode((string) $response->getBody(), true);
    }

    public function deleteCustomer($id)
    {
        $url = sprintf('%s/v2/customers/%s', $this->baseUrl, $id);
        return $this->client->delete($url); // @exact DELETE /v2/customers/{} f
    }

    public function lineItems($id)
    {
        return $this->get('/v2/salesOrders/' . $id . '/lineitems'); // @exact GET /v2/salesOrders/{}/lineitems f
    }

    public function deliver(array $data)
    {
        return $this->send('POST', '/v2/delivery/deliver', $data); // @exact POST /v2/delivery/deliver f
    }

    private function get(string $path)
    {
        return $this->send('GET', $path);
    }

    private function send(string $method, string $path, array $data = [])
    {
        return $this->client->request($method, $this->baseUrl . $path, ['json' => $data]);
    }

    public function curl($orderId)
    {
        $ch = curl_init();
        curl_setopt($ch, CURLOPT_URL, "https://api.jtl-cloud.com/erp/v2/salesOrders/$orderId/notes"); // @exact POST /v2/salesOrders/{}/notes l
        curl_setopt($ch, CURLOPT_CUSTOMREQUEST, 'POST');
        curl_setopt($ch, CURLOPT_RETURNTRANSFER, true);
        return curl_exec($ch);
    }

    public function others()
    {
        # Http::get($this->baseUrl . '/v2/labels'); @decoy
        Cache::get('/v2/stocks'); // @decoy
        Cache::remember("/v2/items/1", 60, fn () => 1); // @decoy
        Http::get('https://api.billbee.io/api/v1/customers'); // @decoy
        Http::baseUrl('https://api.sendcloud.dev')->get('/v2/returns'); // @decoy
        Log::info('GET /v2/items/5'); // @decoy
        return redirect('/v2/customers'); // @decoy
    }
}
