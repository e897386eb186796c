<?php
/**
 * Client for the ERP: GET /v2/items/{id} and more.
 */
class Jtl_Client {
	const BASE = 'https://api.jtl-cloud.com/erp/v2';

	private function request( $method, $endpoint, $body = null ) {
		$args = array(
			'method'  => $method,
			'headers' => array( 'X-Tenant-ID' => get_option( 'jtl_tenant' ) ),
			'body'    => $body ? wp_json_encode( $body ) : null,
		);
		return wp_remote_request( self::BASE . $endpoint, $args );
	}

	public function push_stock( $rows ) {
		return $this->request( 'POST', '/stocks', $rows ); // @exact POST /v2/stocks f
	}

	public function order( $id, $fields ) {
		$endpoint = '/salesOrders/' . rawurlencode( $id );
		return $this->request( 'PATCH', $endpoint, $fields ); // @exact PATCH /v2/salesOrders/{} f
	}

	public function ping() {
		$response = wp_remote_get( self::BASE . '/companies', array( 'headers' => array( 'X-Tenant-ID' => 't' ) ) ); // @exact GET /v2/companies f
		set_transient( '/erp/v2/companies', $response, 60 ); // @decoy
		error_log( 'GET ' . self::BASE . '/companies' ); // @decoy
	}
}

class Lexware_Client {
	const BASE = 'https://api.lexware.io';
	public function invoices() { return wp_remote_get( self::BASE . '/v2/invoices' ); } // @decoy
	public function contact( $c ) { return wp_remote_post( self::BASE . '/v2/customers', array( 'body' => $c ) ); } // @decoy
}

add_action( 'rest_api_init', function () {
	register_rest_route( 'erp/v2', '/stocks', array( 'methods' => 'POST', 'callback' => 'x' ) ); // @decoy
} );
add_rewrite_rule( '^erp/v2/items/([0-9]+)/?', 'index.php?item=$matches[1]', 'top' ); // @decoy
wp_redirect( home_url( '/erp/v2/stocks' ) ); // @decoy
wp_enqueue_script( 'x', plugins_url( '/v2/stocks', __FILE__ ) ); // @decoy
