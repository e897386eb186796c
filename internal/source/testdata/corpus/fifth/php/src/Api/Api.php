<?php
namespace Api;
use Model\Endpoint;
use Model\Urls;
final class Api
{
    public function __construct(private HttpClient $http, private string $base = 'https://api.jtl-cloud.com/erp') {}
    public function create(array $o) { return $this->http->post($this->base . Endpoint::Orders->value, $o); } // @exact POST /v2/salesOrders x
    public function label(int $id) { return $this->http->delete(Urls::LABELS . '/' . $id); } // @exact DELETE /v2/labels/{} x
    public function labels() { return $this->http->get(Urls::LABELS, ['query' => ['x' => 1]]); } // @exact GET /v2/labels x
    public function key() { return md5('/erp/v2/stocks'); } // @decoy
    public function has() { return $this->repository->get('/v2/stocks') ?? $this->map->post('/v2/stocks'); } // @decoy
}
