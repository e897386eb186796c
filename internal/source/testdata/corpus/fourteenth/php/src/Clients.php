<?php
namespace App;

interface Erp { public function get(string $path): array; }

final class Jtl implements Erp
{
    private const URL = 'https://api.jtl-cloud.com/erp';
    public function get(string $path): array
    {
        return Http::withHeaders(['X-Tenant-ID' => $this->tenant])->get(self::URL . $path)->json();
    }
    public function stocks(): array { return $this->get('/v2/stocks'); } // @exact GET /v2/stocks f
}

final class Xentral implements Erp
{
    private const URL = 'https://acme.xentral.biz/api';
    public function get(string $path): array
    {
        return Http::withToken($this->token)->get(self::URL . $path)->json();
    }
    public function stocks(): array { return $this->get('/v2/stocks'); } // @decoy
    public function customers(): array { return $this->get('/v2/customers'); } // @decoy
}

class Sync
{
    public function __construct(private Jtl $jtl, private Xentral $xentral, private Erp $erp) {}
    public function run(): void
    {
        $this->jtl->get('/v2/companies'); // @exact GET /v2/companies f
        $this->xentral->get('/v2/companies'); // @decoy
        Http::fake(['*/erp/v2/*' => Http::response()]); // @decoy
        dispatch(new Job('/v2/stocks')); // @decoy
        $this->info('GET /v2/stocks'); // @decoy
    }
}
