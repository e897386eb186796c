<?php
namespace App\Jtl;

use Illuminate\Http\Client\PendingRequest;
use Illuminate\Support\Facades\Http;

class Client
{
    private function http(): PendingRequest
    {
        return Http::withToken($this->token())->withHeaders(['X-Tenant-ID' => $this->tenant])->baseUrl('https://api.jtl-cloud.com');
    }

    public function orders(array $o) { return $this->http()->post(Endpoints::ORDERS, $o)->json('id'); } // @exact POST /v2/salesOrders x
    public function stock() { return $this->http()->get(Endpoints::MAP['stock'])->collect('items'); } // @exact GET /v2/stocks x
    public function customer(string $id, array $c) { return $this->http()->patch(Endpoints::customer($id), $c)->throw(); } // @exact PATCH /v2/customers/{} x
    public function lists(int $w) { return $this->http()->withUrlParameters(['warehouse' => $w])->get(Endpoints::MAP['picklists']); } // @exact GET /v2/wms/{}/picklists x
    public function async() { return Http::pool(fn ($pool) => [$pool->withHeaders(['X-Tenant-ID' => 't'])->get('https://api.jtl-cloud.com/erp/v2/labels')]); } // @exact GET /v2/labels l
    public function shop() { return Http::shopware()->get('/v2/stocks'); } // @decoy
    public function link() { return url('/erp/v2/stocks'); } // @decoy
}
