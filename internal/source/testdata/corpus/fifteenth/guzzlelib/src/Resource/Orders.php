<?php

namespace Acme\Wawi\Resource;

class Orders extends AbstractResource
{
    protected string $path = 'salesOrders';

    public function lines(int $id): array
    {
        return $this->fetch("/$id/lineitems"); // @exact GET /salesOrders/{}/lineitems x
    }

    public function attach(int $id, array $file): array
    {
        return $this->create('/' . $id . '/files', $file); // @exact POST /salesOrders/{}/files x
    }

    public function toCacheKey(int $id): string
    {
        return 'salesOrders/' . $id; // @decoy
    }
}
