<?php
class Acme_Jtl_Api {
    private $base = 'http://wawi:5883/api/eazybusiness/';

    private function request( $method, $endpoint, $args = array() ) {
        $args = wp_parse_args( $args, array( 'method' => $method, 'timeout' => 30 ) );
        $args['headers'] = array( 'Authorization' => 'Wawi ' . get_option( 'acme_key' ), 'X-AppId' => 'acme' );
        $response = wp_remote_request( $this->base . ltrim( $endpoint, '/' ), $args );
        if ( is_wp_error( $response ) ) {
            acme_log( 'GET /items: ' . $response->get_error_message() ); // @decoy
        }
        return json_decode( wp_remote_retrieve_body( $response ), true );
    }
    public function items( $page ) {
        return $this->request( 'GET', add_query_arg( array( 'pageNumber' => $page ), 'items' ) ); // @exact GET /items f
    }
    public function order( $order ) {
        $endpoint = 'salesOrders';
        return $this->request( 'POST', $endpoint, array( 'body' => wp_json_encode( $order ) ) ); // @exact POST /salesOrders f
    }
    public function ship( $id ) {
        return $this->request( WP_REST_Server::READABLE, "deliveryNotes/{$id}/packages" ); // @exact GET /deliveryNotes/{}/packages f
    }
    public function hooks() {
        add_action( 'wp_ajax_items', array( $this, 'items' ) );
        register_rest_route( 'acme/v1', '/items', array( 'methods' => 'GET' ) ); // @decoy
        add_submenu_page( 'acme', 'Items', 'Items', 'manage', 'items/list', '__return_null' ); // @decoy
        wp_enqueue_script( 'acme', plugins_url( '/items/app.js', __FILE__ ) ); // @decoy
        set_transient( '/items', 1 ); // @decoy
        $x = get_transient( '/customers' ); // @decoy
        wp_safe_redirect( admin_url( '/customers' ) ); // @decoy
        return wp_remote_get( 'https://api.lexoffice.io/v1/customers' ); // @decoy
    }
}
