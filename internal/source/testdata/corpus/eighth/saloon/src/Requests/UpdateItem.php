<?php
namespace App\Integrations\Jtl\Requests;

class UpdateItem extends Request implements HasBody
{
    use HasJsonBody;

    protected Method $method = Method::PATCH;

    public function __construct(protected string $id) {}

    public function resolveEndpoint(): string
    {
        return "/v2/items/{$this->id}"; // @exact PATCH /v2/items/{} x
    }
}
