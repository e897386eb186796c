<?php
namespace Jtl;

use Laminas\Http\Client;
use Laminas\Http\Request;

class JtlClient
{
    const BASE = 'http://wawi:5883/api/eazybusiness';

    public function customers(): array
    {
        $client = new Client();
        $client->setUri(self::BASE . '/customers'); // @exact GET /customers f
        $client->setMethod(Request::METHOD_GET);
        $client->setHeaders(['Authorization' => 'Wawi ' . $this->key]);
        return json_decode($client->send()->getBody(), true);
    }

    public function createOrder(array $order)
    {
        $request = new Request();
        $request->setMethod('POST');
        $request->setUri(self::BASE . '/salesOrders'); // @exact POST /salesOrders f
        $request->setContent(json_encode($order));
        return (new Client())->send($request);
    }

    public function psr($id)
    {
        $request = $this->factory->createRequest('DELETE', self::BASE . '/customers/' . $id); // @exact DELETE /customers/{} f
        return $this->guard($this->http->sendRequest($request), 'DELETE /customers/{id}'); // @decoy
    }

    public function curl()
    {
        $ch = curl_init();
        curl_setopt_array($ch, [ // @exact GET /companies f
            CURLOPT_URL => self::BASE . '/companies',
            CURLOPT_RETURNTRANSFER => true,
            CURLOPT_HTTPHEADER => ['Authorization: Wawi ' . $this->key],
        ]);
        return curl_exec($ch);
    }

    public function stream()
    {
        $ctx = stream_context_create(['http' => ['method' => 'POST', 'header' => "Authorization: Wawi {$this->key}\r\n"]]);
        return file_get_contents(self::BASE . '/stocks', false, $ctx); // @exact POST /stocks f
    }
}
