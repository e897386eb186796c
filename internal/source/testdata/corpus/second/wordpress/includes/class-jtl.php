<?php
defined( 'ABSPATH' ) || exit;

define( 'JTL_BASE', 'https://api.jtl-cloud.com/erp' );

enum Endpoint: string {
	case Stocks = '/v2/stocks';
	case Shipping = '/v2/shippingMethods';
}

class Jtl_Client {
	const TIMEOUT = 20;

	public function stocks() {
		$response = wp_remote_get( JTL_BASE . Endpoint::Stocks->value, array( 'timeout' => self::TIMEOUT ) ); // @exact GET /v2/stocks f
		return json_decode( wp_remote_retrieve_body( $response ), true );
	}

	public function adjust( $body ) {
		return wp_remote_post( JTL_BASE . '/v2/stocks', array( 'body' => wp_json_encode( $body ) ) ); // @exact POST /v2/stocks f
	}

	public function delete( $id ) {
		return wp_remote_request( JTL_BASE . "/v2/customers/{$id}", [ 'method' => 'DELETE', 'headers' => $this->headers() ] ); // @exact DELETE /v2/customers/{} f
	}

	public function multi( $id ) {
		$curl = curl_init();
		curl_setopt_array( $curl, [ // @exact PATCH /v2/salesOrders/{} f
			CURLOPT_URL => JTL_BASE . '/v2/salesOrders/' . $id,
			CURLOPT_CUSTOMREQUEST => 'PATCH',
			CURLOPT_POSTFIELDS => '{}',
		] );
		return curl_exec( $curl );
	}

	public function plain() {
		$json = file_get_contents( JTL_BASE . '/v2/companies' ); // @exact GET /v2/companies f
		$ch = curl_init( JTL_BASE . '/v2/paymentMethods' ); // @exact GET /v2/paymentMethods f
		curl_setopt( $ch, CURLOPT_RETURNTRANSFER, 1 );
		return $json . curl_exec( $ch );
	}

	public function rest_routes() {
		register_rest_route( 'shop/v2', '/customers/(?P<id>\d+)', array( 'methods' => 'GET' ) ); // @decoy
		add_rewrite_rule( '^v2/items/?$', 'index.php?x=1' ); // @decoy
		get_transient( '/v2/items' ); // @decoy
		wp_remote_get( 'https://example.woocommerce.com/wp-json/wc/v2/customers' ); // @decoy
		error_log( 'GET ' . JTL_BASE . '/v2/items/1' ); // @decoy
		wp_redirect( '/v2/items' ); // @decoy
	}
}
