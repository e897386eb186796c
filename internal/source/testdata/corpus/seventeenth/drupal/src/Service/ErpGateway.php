<?php

namespace Drupal\jtl\Service;

use GuzzleHttp\ClientInterface;

final class ErpGateway {

  private const ENDPOINTS = [
    'tax' => '/v2/taxClasses',
    'method' => '/v2/shippingMethods',
  ];

  public function __construct(private readonly ClientInterface $httpClient, private readonly string $base = 'https://api.jtl-cloud.com/erp') {}

  public function taxClasses(): array {
    return $this->json('GET', self::ENDPOINTS['tax']); // @exact GET /v2/taxClasses f
  }

  public function methods(): array {
    return $this->json('GET', self::ENDPOINTS['method'] . '?pageSize=100'); // @exact GET /v2/shippingMethods f
  }

  public function workflow(int $order, int $event): void {
    $this->json('POST', \sprintf('/v2/salesOrders/%d/workflow/%d', $order, $event)); // @exact POST /v2/salesOrders/{}/workflow/{} f
    \Drupal::logger('jtl')->notice('POST /v2/salesOrders/@id/workflow', ['@id' => $order]); // @decoy
    \Drupal::cache()->set('jtl:/v2/taxClasses', []); // @decoy
  }

  private function json(string $method, string $path): array {
    $response = $this->httpClient->request($method, $this->base . $path, ['headers' => ['X-Tenant-ID' => $this->tenant]]);
    return json_decode((string) $response->getBody(), TRUE);
  }

}
