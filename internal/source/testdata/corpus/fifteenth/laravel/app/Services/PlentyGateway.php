<?php

namespace App\Services;

use Illuminate\Support\Facades\Http;

class PlentyGateway
{
    public function send(string $method, string $path, array $options = []): array
    {
        return Http::plenty()->send($method, $path, $options)->json();
    }
}
