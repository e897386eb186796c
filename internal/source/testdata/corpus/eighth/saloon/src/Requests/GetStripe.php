<?php
namespace App\Integrations\Stripe\Requests;

class GetCustomers extends Request
{
    protected Method $method = Method::GET;
    public function resolveEndpoint(): string
    {
        return '/v1/customers'; // @decoy
    }
}
