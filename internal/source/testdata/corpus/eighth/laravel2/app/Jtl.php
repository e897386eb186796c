<?php
namespace App;

use Illuminate\Support\Facades\Http;
use Illuminate\Support\Facades\Route;

class Jtl
{
    private function client()
    {
        return Http::baseUrl(config('jtl.base_url'))->withHeaders(['X-Tenant-ID' => $this->tenant])->withToken($this->token);
    }

    public function stocks() { return $this->client()->get(config('jtl.endpoints.stocks'))->json(); } // @exact GET /v2/stocks x
    public function push($o) { return $this->client()->post(config('jtl.endpoints.orders'), $o); } // @exact POST /v2/salesOrders x
    public function returns() { return $this->client()->retry(3, 100)->get('/v2/returns')->throw()->json('items'); } // @exact GET /v2/returns x
    public function urlParams($id)
    {
        return Http::withUrlParameters(['base' => config('jtl.base_url'), 'id' => $id])->get('{+base}/v2/returns/{id}'); // @exact GET /v2/returns/{} l
    }
    public function pool()
    {
        return Http::pool(fn ($pool) => [
            $pool->as('a')->get('https://api.jtl-cloud.com/erp/v2/companies'), // @exact GET /v2/companies l
            $pool->as('b')->get('https://api.stripe.com/v1/customers'), // @decoy
        ]);
    }
    public function fake()
    {
        Http::fake(['api.jtl-cloud.com/erp/v2/stocks' => Http::response([])]); // @decoy
        Cache::remember('/v2/returns', 60, fn () => 1); // @decoy
        Log::info('GET /v2/stocks'); // @decoy
        Gate::define('/v2/items', fn () => true); // @decoy
        return response()->redirectTo('/v2/companies'); // @decoy
    }
}
