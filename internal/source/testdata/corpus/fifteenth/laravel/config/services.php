<?php

return [
    'jtl' => [
        'base_url' => env('JTL_API_BASE', 'https://api.jtl-cloud.com'),
        'tenant' => env('JTL_TENANT_ID'),
    ],
    'plenty' => ['base_url' => env('PLENTY_URL', 'https://p1.my.plentysystems.com')],
    'webhooks' => ['stock' => '/erp/v2/stocks', 'orders' => '/v2/salesOrders'], // @decoy
];
