<?php
namespace App\Jobs;

class SyncStock implements ShouldQueue
{
    private const ENDPOINT = '/v2/stocks';

    public function handle(JtlClient $jtl): void
    {
        Http::jtl()->get(self::ENDPOINT)->throw(); // @exact GET /v2/stocks x
        Http::jtl()->patch('/v2/items/' . $this->id, ['active' => true]); // @exact PATCH /v2/items/{} x
        $client = new Client(['base_uri' => 'https://api.jtl-cloud.com', 'headers' => ['X-Tenant-ID' => 'x']]);
        $client->request('DELETE', '/erp/v2/labels/' . $this->id); // @exact DELETE /v2/labels/{} f
        $client->postAsync('/erp/v2/returns', ['json' => []])->wait(); // @exact POST /v2/returns f
        Http::acceptJson()->post('https://ordermanager.example.com/v2/returns'); // @decoy
        Storage::get('/v2/items/1'); // @decoy
        $this->redis->get('/erp/v2/stocks'); // @decoy
        abort_if(request()->is('/erp/v2/*'), 404, 'GET /erp/v2/items'); // @decoy
        event(new Updated('/v2/stocks')); // @decoy
    }
}
