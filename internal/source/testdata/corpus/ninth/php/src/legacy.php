<?php
$JTL = ['url' => 'http://wawi.local:5883/api/eazybusiness', 'key' => getenv('K')];
function jtl_call($verb, $route, $data = null) {
    global $JTL;
    $c = curl_init($JTL['url'] . $route);
    curl_setopt($c, CURLOPT_CUSTOMREQUEST, $verb);
    curl_setopt($c, CURLOPT_HTTPHEADER, ["Authorization: Wawi {$JTL['key']}"]);
    if ($data) curl_setopt($c, CURLOPT_POSTFIELDS, json_encode($data));
    return json_decode(curl_exec($c), true);
}
foreach (jtl_call('GET', '/warehouses') as $w) { // @exact GET /warehouses f
    $s = jtl_call('GET', "/stocks?warehouseId={$w['id']}"); // @exact GET /stocks f
    jtl_call('DELETE', "/customers/{$s['customer']}/notes/" . $s['note']); // @exact DELETE /customers/{}/notes/{} f
    error_log('GET /stocks'); // @decoy
    wp_redirect('/customers'); // @decoy
    wp_remote_get('https://api.billbee.io/api/v1/customers'); // @decoy
}
echo '<a href="/salesOrders">x</a>'; // @decoy
$r = wp_remote_post($JTL['url'] . '/stocks', ['body' => '{}']); // @exact POST /stocks f
