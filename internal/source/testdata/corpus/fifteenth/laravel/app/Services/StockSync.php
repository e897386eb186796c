<?php

namespace App\Services;

use App\Enums\ErpPath;
use Illuminate\Support\Facades\Cache;
use Illuminate\Support\Facades\Http;
use Illuminate\Support\Facades\Log;

class StockSync
{
    private const ADJUST = '/v2/stocks';

    public function __construct(private readonly JtlGateway $jtl, private readonly PlentyGateway $plenty) {}

    public function pull(): array
    {
        return Cache::remember('erp:/v2/stocks', 60, fn () => Http::jtl()->get('/v2/stocks', ['pageSize' => 100])->json('items')); // @exact GET /v2/stocks x
    }

    public function push(array $rows): void
    {
        foreach ($rows as $row) {
            $response = Http::jtl()->post(self::ADJUST, $row); // @exact POST /v2/stocks x
            if ($response->failed()) {
                Log::warning('POST /erp/v2/stocks failed', ['url' => '/erp/v2/stocks']); // @decoy
            }
        }
    }

    public function serials(): array
    {
        return $this->jtl->get(ErpPath::Serials->value); // @exact GET /v2/stocks/serialnumbers x
    }

    public function group(int $id, string $name): void
    {
        $this->jtl->patch(sprintf('%s/%d', ErpPath::CustomerGroups->value, $id), compact('name')); // @exact PATCH /v2/customerGroups/{} x
    }

    public function remove(string $id): void
    {
        $this->jtl->send('DELETE', "/v2/productGroups/{$id}"); // @exact DELETE /v2/productGroups/{} x
        $this->plenty->send('DELETE', "/v2/productGroups/{$id}"); // @decoy
        Http::plenty()->post('/v2/stocks', []); // @decoy
        Http::plenty()->get('/rest/items'); // @decoy
        Cache::forget("/erp/v2/productGroups/$id"); // @decoy
        event(new StockRemoved('/v2/stocks/' . $id)); // @decoy
    }
}
