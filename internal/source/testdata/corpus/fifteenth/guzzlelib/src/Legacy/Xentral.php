<?php

namespace Acme\Wawi\Legacy;

class Xentral
{
    private \GuzzleHttp\Client $client;
    public function __construct(string $instance)
    {
        $this->client = new \GuzzleHttp\Client(['base_uri' => "https://$instance.xentral.biz/api/"]);
    }
    public function orders() { return $this->client->get('v2/salesOrders'); } // @decoy
    public function customers() { return $this->client->get('customers'); } // @decoy
    public function item(int $id) { return $this->client->patch("v2/items/$id"); } // @decoy
}
