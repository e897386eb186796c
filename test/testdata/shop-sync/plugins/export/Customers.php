<?php

final class Customers
{
    private const BASE = 'http://localhost:5883/api/eazybusiness/v2';

    public function __construct(private readonly GuzzleHttp\Client $client) {}

    public function rename(string $id, array $change): void
    {
        $this->client->patch(self::BASE . '/customerGroups/' . $id, ['json' => $change]);
    }
}
