<?php
$app = AppFactory::create();
$app->get('/v2/items/{id}', ItemAction::class); // @decoy
$app->group('/v2/customers', function (RouteCollectorProxy $group) { // @decoy
    $group->post('/v2/returns', CreateReturn::class); // @decoy
});
if ($_SERVER['REQUEST_URI'] === '/erp/v2/stocks') { require 'stocks.php'; } // @decoy
?>
<a href="/v2/items/1">GET /erp/v2/items/1</a> <!-- @decoy -->
<script>fetch('https://api.jtl-cloud.com/erp/v2/companies')</script>
