<?php

namespace App;

use Symfony\Contracts\HttpClient\HttpClientInterface;
use Symfony\Component\Routing\Attribute\Route;

final class ErpGateway
{
    public function __construct(
        private readonly HttpClientInterface $erpClient,
        private readonly string $wawiUrl = 'http://localhost:5883/api/eazybusiness',
    ) {
    }

    public function orders(int $page): array
    {
        $path = '/salesOrders?pageNumber=' . $page;

        return $this->call('GET', $path); // @exact GET /salesOrders f
    }

    public function order(int $id): array
    {
        return $this->call('GET', sprintf('/salesOrders/%d/lineitems', $id)); // @exact GET /salesOrders/{}/lineitems f
    }

    public function customer(array $data): array
    {
        return $this->call('POST', '/customers', ['json' => $data]); // @exact POST /customers f
    }

    private function call(string $method, string $path, array $options = []): array
    {
        $options['headers'] = ['Authorization' => 'Wawi ' . $this->key];

        return $this->erpClient->request($method, $this->wawiUrl . $path, $options)->toArray();
    }

    #[Route('/v2/items/{id}', name: 'item', methods: ['GET'])] // @decoy
    public function show(): Response
    {
        $this->cache->get('/v2/items', fn () => 1); // @decoy
        $this->shopwareClient->request('GET', '/v2/customers'); // @decoy
        return $this->redirectToRoute('/v2/items'); // @decoy
    }
}
