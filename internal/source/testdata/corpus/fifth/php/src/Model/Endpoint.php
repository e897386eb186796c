<?php
namespace Model;
enum Endpoint: string
{
    case Orders = '/v2/salesOrders';
    case Stocks = '/v2/stocks';
    public function url(): string { return 'https://api.jtl-cloud.com/erp' . $this->value; }
}
final class Urls { public const LABELS = 'https://api.jtl-cloud.com/erp/v2/labels'; }
