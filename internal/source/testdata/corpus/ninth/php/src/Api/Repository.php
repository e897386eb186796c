<?php
namespace Acme\Jtl\Api;

abstract class Repository
{
    public const METHOD_GET = 'GET';
    public const METHOD_POST = 'POST';
    public const METHOD_PATCH = 'PATCH';
    public const BASE_PATH = '/api/eazybusiness';

    public function __construct(protected Config $config, protected ClientInterface $http) {}

    protected function call(string $method, string $path, array $body = []): array
    {
        $url = rtrim($this->config->host, '/') . self::BASE_PATH . $path;
        $response = $this->http->request($method, $url, ['json' => $body, 'headers' => ['Authorization' => 'Wawi ' . $this->config->key]]);
        return ApiResponse::fromResponse($response, $url, $method)->toArray();
    }

    protected function get(string $path): array
    {
        return $this->call(self::METHOD_GET, $path);
    }
}
