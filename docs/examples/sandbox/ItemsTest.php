<?php

use PHPUnit\Framework\TestCase;

final class ItemsTest extends TestCase
{
    private const TENANT = '8c2f5a70-0d4e-4d0a-9d0a-5f1f7a6b2c01'; // that of every sandbox

    private function send(string $url, array $options): array
    {
        $request = curl_init($url);
        curl_setopt_array($request, $options + [CURLOPT_RETURNTRANSFER => true]);
        $body = curl_exec($request);
        return [curl_getinfo($request, CURLINFO_RESPONSE_CODE), json_decode($body, true)];
    }

    private function call(string $path): array
    {
        [, $granted] = $this->send(getenv('JTL_ISSUER') . '/oauth/v2/token', [
            CURLOPT_USERPWD => getenv('CLIENT_ID') . ':' . getenv('CLIENT_SECRET'),
            CURLOPT_POSTFIELDS => 'grant_type=client_credentials&scope=openid',
        ]);
        return $this->send(getenv('JTL_API_BASE') . $path, [
            CURLOPT_HTTPHEADER => ['Authorization: Bearer ' . $granted['access_token'], 'X-Tenant-ID: ' . self::TENANT],
        ]);
    }

    public function testTheAppMayReadItems(): void
    {
        [$status, $page] = $this->call('/erp/items?pageSize=3');
        self::assertSame(200, $status);
        self::assertCount(3, $page['Items']);
    }

    public function testTheAppMayNotReadCompanies(): void
    {
        self::assertSame(403, $this->call('/erp/v2/companies')[0]);
    }
}
