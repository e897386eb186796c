<?php declare(strict_types=1);
namespace Acme\JtlSync;

use GuzzleHttp\Client;
use GuzzleHttp\RequestOptions;
use Psr\Http\Message\RequestFactoryInterface;

class JtlApi
{
    private ?Client $client = null;

    private function client(): Client
    {
        return $this->client ??= new Client([
            'base_uri' => 'https://api.jtl-cloud.com/erp/v2/',
            RequestOptions::HEADERS => ['X-Tenant-ID' => $this->config->getString('AcmeJtl.config.tenant')],
        ]);
    }

    public function stocks(): array
    {
        return \json_decode((string) $this->client()->get('stocks')->getBody(), true); // @exact GET /v2/stocks f
    }

    public function push(array $order): void
    {
        $this->client()->post('salesOrders', [RequestOptions::JSON => $order]); // @exact POST /v2/salesOrders f
        $this->client()->request('PATCH', 'items/' . $order['item'], [RequestOptions::JSON => []]); // @exact PATCH /v2/items/{} f
        $this->client()->deleteAsync(\sprintf('labels/%s', $order['label']))->wait(); // @exact DELETE /v2/labels/{} f
        $this->repository->search(new Criteria(['items/1']), Context::createDefaultContext()); // @decoy
        $this->filesystem->delete('labels/1'); // @decoy
        $this->systemConfig->get('stocks/path'); // @decoy
        $this->cache->get('salesOrders/1', fn () => 1); // @decoy
        $this->logger->error('POST salesOrders failed', ['path' => 'salesOrders']); // @decoy
        throw JtlException::request('POST', '/v2/salesOrders'); // @decoy
    }
}
