<?php
namespace Bridge\Sync;

use Bridge\Http\Client;

final class Orders extends Client
{
    public function lines(string $id): array
    {
        return $this->request('GET', "/v2/salesOrders/{$id}/lineitems"); // @exact GET /v2/salesOrders/{}/lineitems x
    }

    public function create(array $order): array
    {
        return $this->request('POST', '/v2/salesOrders', $order); // @exact POST /v2/salesOrders x
    }

    public function change(string $id, array $data): array
    {
        $uri = sprintf('/v2/salesOrders/%s', rawurlencode($id));
        return $this->request('PATCH', $uri, $data); // @exact PATCH /v2/salesOrders/{} x
    }

    public function decoys(): void
    {
        $this->logger->info('GET /v2/salesOrders'); // @decoy
        $this->cache->delete('/v2/salesOrders'); // @decoy
        $this->shopify->request('GET', '/v2/customers/1'); // @decoy
        $this->client = new \GuzzleHttp\Client(['base_uri' => 'https://api.mollie.com']); 
        $this->client->get('/v2/customers/1'); // @decoy
        header('Location: /v2/items'); // @decoy
    }
}
