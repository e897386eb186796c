<?php
namespace Acme;

enum Endpoint
{
    case Stocks;
    case Companies;

    public function path(): string
    {
        return match ($this) {
            self::Stocks => '/v2/stocks',
            self::Companies => '/v2/companies',
        };
    }
}
