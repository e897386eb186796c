<?php
use Illuminate\Support\Facades\Route;

Route::get('/v2/items/{id}', [ItemController::class, 'show']); // @decoy
Route::post('/v2/customers', 'CustomerController@store'); // @decoy
Route::prefix('v2')->group(function () { Route::get('/stocks', fn () => []); }); // @decoy
$router->delete('/v2/customers/{id}', 'CustomerController@destroy'); // @decoy
$app->map(['GET'], '/v2/companies', Handler::class); // @decoy
