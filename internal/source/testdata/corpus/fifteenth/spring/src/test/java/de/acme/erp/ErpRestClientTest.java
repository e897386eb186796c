class ErpRestClientTest {
    @Test void invoices() {
        stubFor(get(urlPathEqualTo("/erp/v2/invoices")).willReturn(okJson("[]"))); // @decoy
        server.expect(requestTo("https://api.jtl-cloud.com/erp/v2/invoices")).andExpect(method(HttpMethod.GET)); // @decoy
        mvc.perform(post("/erp/v2/salesOrders")); // @decoy
    }
}
