<?php

declare(strict_types=1);

namespace Acme\Wawi;

use GuzzleHttp\Client as Guzzle;
use GuzzleHttp\Psr7\Request;
use GuzzleHttp\RequestOptions;
use Psr\Http\Message\ResponseInterface;

final class Client
{
    private Guzzle $http;

    public function __construct(string $host, private string $key)
    {
        $this->http = new Guzzle([
            'base_uri' => rtrim($host, '/') . '/api/eazybusiness/',
            'headers' => ['Authorization' => 'Wawi ' . $key, 'api-version' => '1.0'],
        ]);
    }

    public function manufacturers(): array
    {
        return $this->decode($this->http->get('manufacturers')); // @exact GET /manufacturers f
    }

    public function property(array $data): array
    {
        return $this->decode($this->http->request('POST', 'properties', [RequestOptions::JSON => $data])); // @exact POST /properties f
    }

    public function values(int $id): array
    {
        $response = $this->http->send(new Request('GET', "properties/$id/values")); // @exact GET /properties/{}/values f
        return $this->decode($response);
    }

    public function notes(int $customer): array
    {
        return $this->call('GET', ['customers', $customer, 'notes']); // @exact GET /customers/{}/notes f
    }

    public function later(int $id): void
    {
        $this->http->deleteAsync('customers/' . $id)->then(fn () => null); // @exact DELETE /customers/{} f
        throw new WawiException('DELETE customers/' . $id . ' was refused'); // @decoy
    }

    public function call(string $method, array $parts, array $json = []): array
    {
        return $this->decode($this->http->request($method, implode('/', $parts), $json ? ['json' => $json] : []));
    }

    private function decode(ResponseInterface $r): array
    {
        return json_decode((string) $r->getBody(), true, 512, JSON_THROW_ON_ERROR);
    }
}
