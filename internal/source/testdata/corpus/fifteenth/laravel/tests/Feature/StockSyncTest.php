<?php
class StockSyncTest extends TestCase
{
    public function test_pull(): void
    {
        Http::fake(['api.jtl-cloud.com/erp/v2/stocks*' => Http::response(['items' => []])]); // @decoy
        Http::assertSent(fn ($r) => $r->url() === 'https://api.jtl-cloud.com/erp/v2/stocks'); // @decoy
        $this->getJson('/erp/v2/stocks')->assertOk(); // @decoy
    }
}
