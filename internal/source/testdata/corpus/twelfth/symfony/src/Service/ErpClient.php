<?php
namespace App\Service;

use Symfony\Component\DependencyInjection\Attribute\Autowire;
use Symfony\Contracts\HttpClient\HttpClientInterface;

readonly class ErpClient
{
    public const PREFIX = '/erp/v2';

    public function __construct(
        #[Autowire('%env(ERP_TENANT)%')] private string $tenant,
        private HttpClientInterface $httpClient,
        private string $host = 'https://api.jtl-cloud.com',
    ) {}

    public function list(string $resource, int $page = 1): iterable
    {
        do {
            $response = $this->httpClient->request('GET', $this->host . self::PREFIX . '/' . $resource, [
                'query' => ['pageNumber' => $page++],
                'headers' => $this->headers(),
            ]);
            $data = $response->toArray();
            yield from $data['items'];
        } while ($data['hasNextPage']);
    }

    public function create(string $resource, array $body): array
    {
        return $this->httpClient->request('POST', "{$this->host}/erp/v2/{$resource}", ['json' => $body, 'headers' => $this->headers()])->toArray();
    }

    public function item(string $id): array
    {
        return $this->httpClient->request('GET', sprintf('%s%s/items/%s', $this->host, self::PREFIX, rawurlencode($id)), ['headers' => $this->headers()])->toArray(); // @exact GET /v2/items/{} f
    }

    private function headers(): array { return ['X-Tenant-ID' => $this->tenant]; }
}
