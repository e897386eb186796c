<?php
Route::middleware('auth')->group(function () {
    Route::get('/erp/v2/stocks', fn () => 1); // @decoy
    Route::resource('/v2/customers', CustomerController::class); // @decoy
    Route::match(['get', 'post'], '/v2/companies', X::class); // @decoy
});
