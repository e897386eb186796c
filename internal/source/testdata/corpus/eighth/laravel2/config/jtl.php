<?php
return [
    'base_url' => env('JTL_URL', 'https://api.jtl-cloud.com/erp'),
    'token_url' => 'https://auth.jtl-cloud.com/oauth2/token', // @decoy
    'endpoints' => [
        'stocks' => '/v2/stocks',
        'orders' => '/v2/salesOrders',
        'item' => '/v2/items/{id}',
    ],
];
