<?php
declare(strict_types=1);

namespace Bridge\Http;

use GuzzleHttp\ClientInterface;
use Psr\Http\Message\RequestFactoryInterface;

abstract class Client
{
    protected const BASE = 'https://api.jtl-cloud.com/erp';

    public function __construct(private ClientInterface $http, private RequestFactoryInterface $factory)
    {
    }

    /** @return array GET /v2/companies @decoy */
    protected function request(string $method, string $uri, ?array $body = null): array
    {
        $request = $this->factory->createRequest($method, self::BASE . $uri)->withHeader('X-Tenant-ID', $this->tenant);
        $response = $this->http->sendRequest($request);

        return json_decode((string) $response->getBody(), true);
    }
}
