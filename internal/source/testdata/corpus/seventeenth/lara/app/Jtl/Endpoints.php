<?php
namespace App\Jtl;

final class Endpoints
{
    public const ORDERS = '/erp/v2/salesOrders';
    public const MAP = ['stock' => '/erp/v2/stocks', 'picklists' => '/erp/v2/wms/{warehouse}/picklists'];
    public static function invoice(string $id, string $action): string { return "/erp/v2/invoices/{$id}/{$action}"; }
    public static function customer(string $id): string { return '/erp/v2/customers/' . $id; }
}
