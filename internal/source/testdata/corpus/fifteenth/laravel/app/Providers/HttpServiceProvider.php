<?php

namespace App\Providers;

use Illuminate\Support\Facades\Http;
use Illuminate\Support\ServiceProvider;

class HttpServiceProvider extends ServiceProvider
{
    public function boot(): void
    {
        Http::macro('jtl', fn () => Http::baseUrl(config('services.jtl.base_url') . '/erp')
            ->withHeaders(['X-Tenant-ID' => config('services.jtl.tenant')])
            ->acceptJson()->retry(3, 200));

        Http::macro('plenty', fn () => Http::baseUrl(config('services.plenty.base_url')));
    }
}
