<?php
namespace Acme\Jtl\Api;

final class OrderRepository extends Repository
{
    private const RESOURCE = '/salesOrders';

    public function all(): array
    {
        return $this->get(self::RESOURCE); // @exact GET /salesOrders x
    }

    public function note(int $id, string $text): array
    {
        return $this->call(self::METHOD_POST, self::RESOURCE . '/' . $id . '/notes', ['text' => $text]); // @exact POST /salesOrders/{}/notes x
    }

    public function rename(Customer $customer): void
    {
        $this->call(Repository::METHOD_PATCH, sprintf('/customers/%d', $customer->id), ['name' => $customer->name]); // @exact PATCH /customers/{} x
        $this->logger->notice('PATCH /customers/' . $customer->id); // @decoy
        $this->events->dispatch('/customers'); // @decoy
    }

    public function guard(): void
    {
        if (!$this->ok) {
            throw new ApiException('POST', self::RESOURCE, 500); // @decoy
        }
        $this->cache->get('/salesOrders', fn () => []); // @decoy
        add_action('rest_api_init', fn () => register_rest_route('acme/v1', '/salesOrders', [])); // @decoy
        add_menu_page('Orders', 'Orders', 'manage', '/salesOrders'); // @decoy
    }
}
