<?php
namespace App;

class Sync
{
    public function __construct(private HttpClientInterface $jtlClient, private HttpClientInterface $lexofficeClient) {}

    public function stocks(): array
    {
        return $this->jtlClient->request('GET', 'v2/stocks')->toArray(); // @exact GET /v2/stocks x
    }

    public function label(array $label): void
    {
        $this->jtlClient->request('POST', 'v2/labels', ['json' => $label]); // @exact POST /v2/labels x
        $this->lexofficeClient->request('POST', 'v2/labels'); // @decoy
        $this->lexofficeClient->request('GET', 'v2/invoices'); // @decoy
    }
}
