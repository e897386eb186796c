<?php

namespace Acme\Wawi\Resource;

use Acme\Wawi\Client;

abstract class AbstractResource
{
    protected string $path = '';

    public function __construct(protected Client $client) {}

    protected function fetch(string $suffix = ''): array
    {
        return $this->client->call('GET', [$this->path . $suffix]);
    }

    protected function create(string $suffix, array $data): array
    {
        return $this->client->call('POST', [$this->path . $suffix], $data);
    }
}
