<?php
namespace App\Integrations\Jtl\Requests;

use Saloon\Enums\Method;
use Saloon\Http\Request;

class GetStocks extends Request
{
    protected Method $method = Method::GET;

    public function resolveEndpoint(): string
    {
        return '/v2/stocks'; // @exact GET /v2/stocks x
    }

    public function cacheKey(): string
    {
        return '/v2/stocks/changes'; // @decoy
    }
}
