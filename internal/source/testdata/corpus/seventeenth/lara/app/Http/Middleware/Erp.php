<?php
if ($request->is('erp/v2/stocks')) { return redirect()->to('/erp/v2/salesOrders'); } // @decoy
RateLimiter::for('/erp/v2/stocks', fn () => Limit::perMinute(60)); // @decoy
$this->get('/erp/v2/stocks')->assertStatus(200); // @decoy
Storage::put('erp/v2/stocks.json', '{}'); // @decoy
Artisan::command('erp:sync {path=/erp/v2/stocks}', fn () => 0); // @decoy
