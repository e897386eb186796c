<?php

namespace App\Services;

use Illuminate\Support\Facades\Http;

class JtlGateway
{
    public function get(string $path, array $query = []): array
    {
        return $this->send('GET', $path, ['query' => $query]);
    }

    public function patch(string $path, array $data): array
    {
        return $this->send('PATCH', $path, ['json' => $data]);
    }

    public function send(string $method, string $path, array $options = []): array
    {
        return Http::jtl()->send($method, $path, $options)->throw()->json() ?? [];
    }
}
