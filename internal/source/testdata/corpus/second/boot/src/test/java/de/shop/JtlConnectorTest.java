package de.shop;

class JtlConnectorTest {
    @Test
    void reads() {
        wireMock.stubFor(get(urlEqualTo("/erp/v2/companies")).willReturn(ok())); // @decoy
        mockMvc.perform(post("/v2/customers")).andExpect(status().isOk()); // @decoy
        server.expect(requestTo("https://api.jtl-cloud.com/erp/v2/stocks")); // @decoy
        restTemplate.getForObject("https://api.jtl-cloud.com/erp/v2/stocks", String.class); // @decoy
    }
}
