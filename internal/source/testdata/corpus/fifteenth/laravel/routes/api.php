<?php

use Illuminate\Support\Facades\Route;

Route::prefix('erp/v2')->group(function () {
    Route::get('/stocks', [StockController::class, 'index']); // @decoy
    Route::apiResource('customers', CustomerController::class); // @decoy
});
Route::match(['get', 'post'], '/erp/v2/salesOrders', OrderController::class); // @decoy
Route::redirect('/v2/items', '/erp/v2/items'); // @decoy
