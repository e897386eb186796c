<?php
class Gambio {
  private $url = 'https://shop.acme.de/api.php/v2';
  function customers() { return $this->client->get($this->url . '/customers'); } // @decoy
  function order($o) { $ch = curl_init($this->url . '/salesOrders'); curl_setopt($ch, CURLOPT_POST, true); return curl_exec($ch); } // @decoy
  function erp($o) { $ch = curl_init('https://api.jtl-cloud.com/erp/v2/salesOrders'); curl_setopt($ch, CURLOPT_POST, true); curl_setopt($ch, CURLOPT_HTTPHEADER, ['X-Tenant-ID: 1']); return curl_exec($ch); } // @exact POST /v2/salesOrders l
}
