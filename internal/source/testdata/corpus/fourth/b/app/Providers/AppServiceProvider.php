<?php
namespace App\Providers;

class AppServiceProvider extends ServiceProvider
{
    public function boot(): void
    {
        Http::macro('jtl', function () {
            return Http::withHeaders(['X-Tenant-ID' => config('jtl.tenant')])->baseUrl('https://api.jtl-cloud.com/erp');
        });
        Route::pattern('/v2/items', '[0-9]+'); // @decoy
    }
}
