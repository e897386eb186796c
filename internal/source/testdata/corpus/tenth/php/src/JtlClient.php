<?php
declare(strict_types=1);
namespace Shop\Jtl;

use Symfony\Contracts\HttpClient\HttpClientInterface;

enum Resource: string
{
    case Stocks = '/v2/stocks';
    case Orders = '/v2/salesOrders';
}

final class JtlClient
{
    private HttpClientInterface $erp;

    public function __construct(HttpClientInterface $client, private readonly string $tenant)
    {
        $this->erp = $client->withOptions(['base_uri' => 'https://api.jtl-cloud.com/erp/', 'headers' => ['X-Tenant-ID' => $tenant]]);
    }

    public function stocks(): array
    {
        return $this->fetch('GET', Resource::Stocks->value); // @exact GET /v2/stocks f
    }

    public function push(array $o): array
    {
        return $this->fetch('POST', Resource::Orders->value, ['json' => $o]); // @exact POST /v2/salesOrders f
    }

    public function item(string $id): array
    {
        ['id' => $x] = ['id' => $id];
        $path = \sprintf('v2/items/%s', $id);
        $response = $this->erp->request(method: 'PATCH', url: $path, options: ['json' => ['x' => 1]]); // @exact PATCH /v2/items/{} f
        return match (true) {
            $response->getStatusCode() === 404 => throw new NotFound('/v2/items/' . $id), // @decoy
            default => $response->toArray(),
        };
    }

    private function fetch(string $method, string $path, array $options = []): array
    {
        $this->stopwatch->start('/v2/stocks'); // @decoy
        return $this->erp->request($method, ltrim($path, '/'), $options)->toArray();
    }

    #[Route('/v2/stocks', methods: ['GET'])] // @decoy
    public function controller(): Response
    {
        $this->messageBus->dispatch(new Sync('/v2/stocks')); // @decoy
        return new RedirectResponse('/v2/companies'); // @decoy
    }

    public function guzzle(): void
    {
        $g = new \GuzzleHttp\Client(['base_uri' => 'https://api.jtl-cloud.com', 'headers' => ['X-Tenant-ID' => $this->tenant]]);
        $promise = $g->getAsync('/erp/v2/warehouses'); // @exact GET /v2/warehouses f
        $g->send(new \GuzzleHttp\Psr7\Request('DELETE', '/erp/v2/labels/' . $this->label)); // @exact DELETE /v2/labels/{} f
        $pool = new Pool($g, (function () { yield new Request('GET', '/erp/v2/companies'); })()); // @exact GET /v2/companies f
        $mock = new MockHandler([new Response(200, ['X-Path' => '/erp/v2/companies'])]); // @decoy
    }
}
