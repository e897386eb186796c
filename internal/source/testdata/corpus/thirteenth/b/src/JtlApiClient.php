<?php

namespace Vendor\Jtl;

use GuzzleHttp\Client;
use GuzzleHttp\Exception\RequestException;

class JtlApiClient
{
    private Client $http;
    private array $endpoints = [
        'items' => 'items',
        'orders' => 'salesOrders',
    ];

    public function __construct(string $baseUrl, string $apiKey)
    {
        $this->http = new Client([
            'base_uri' => rtrim($baseUrl, '/') . '/api/eazybusiness/',
            'headers' => [
                'Authorization' => "Wawi {$apiKey}",
                'X-AppID' => 'vendor/app',
            ],
        ]);
    }

    public function getItems(array $filter = []): array
    {
        return $this->send('GET', $this->endpoints['items'], ['query' => $filter]); // @exact GET /items f
    }

    public function createOrder(array $order): array
    {
        return $this->send('POST', $this->endpoints['orders'], ['json' => $order]); // @exact POST /salesOrders f
    }

    public function updateItem(int $id, array $data): array
    {
        return $this->send('PATCH', $this->endpoints['items'] . "/$id", ['json' => $data]); // @exact PATCH /items/{} f
    }

    public function deleteCustomer($id): bool
    {
        $uri = 'customers/' . $id;
        try {
            $res = $this->http->delete($uri); // @exact DELETE /customers/{} f
        } catch (RequestException $e) {
            $this->logger->error('DELETE customers/' . $id); // @decoy
            return false;
        }
        return $res->getStatusCode() === 204;
    }

    private function send(string $method, string $uri, array $options = []): array
    {
        try {
            $response = $this->http->request($method, $uri, $options);
            return json_decode($response->getBody()->getContents(), true) ?? [];
        } catch (RequestException $e) {
            throw new JtlApiException("$method $uri: " . $e->getMessage());
        }
    }
}

class ShopClient
{
    public function __construct(private Client $http) {}
    public function customers() { return $this->http->get('customers'); } // @decoy
    public function order($id) { return $this->http->patch("salesOrders/$id"); } // @decoy
}

$router->get('/items', [ItemController::class, 'index']); // @decoy
$router->addRoute('GET', '/customers/{id}', 'show'); // @decoy
$app->group('/api/eazybusiness', function ($g) { $g->get('/items', 'x'); }); // @decoy
$view->assign('path', '/items'); // @decoy
