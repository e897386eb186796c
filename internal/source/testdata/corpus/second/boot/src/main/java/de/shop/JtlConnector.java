package de.shop;

import org.apache.http.client.methods.*;
import org.springframework.web.client.RestClient;

@Service
public class JtlConnector {
    private final RestClient restClient = RestClient.builder().baseUrl("https://api.jtl-cloud.com/erp").build();

    enum Path {
        STOCKS("/v2/stocks"), COMPANIES("/v2/companies");
        final String value;
        Path(String value) { this.value = value; }
    }

    public List<Company> companies() {
        return restClient.get().uri("/v2/companies").retrieve().body(new ParameterizedTypeReference<>() {}); // @exact GET /v2/companies f
    }

    public void adjust(Object body) {
        restClient.post().uri("/v2/stocks").contentType(APPLICATION_JSON).body(body).retrieve(); // @exact POST /v2/stocks f
    }

    public void change(String id) {
        restClient.method(HttpMethod.PATCH).uri("/v2/customers/{id}", id).retrieve().toBodilessEntity(); // @exact PATCH /v2/customers/{} f
    }

    public String apache(String id) throws IOException {
        HttpDelete delete = new HttpDelete(JtlConstants.BASE + "/v2/labels/" + id); // @exact DELETE /v2/labels/{} x
        HttpGet get = new HttpGet(JtlConstants.BASE + JtlConstants.WAREHOUSES); // @exact GET /v2/warehouses x
        delete.addHeader("X-Tenant-ID", tenant);
        return http.execute(get, handler) + http.execute(delete, handler);
    }

    public int connection(String id) throws IOException {
        URL url = new URL(JtlConstants.BASE + "/v2/invoices/" + id + "/cancel");
        HttpURLConnection connection = (HttpURLConnection) url.openConnection(); // @exact POST /v2/invoices/{}/cancel x
        connection.setRequestMethod("POST");
        return connection.getResponseCode();
    }

    void decoys() {
        LOG.debug("GET {}", "/erp/v2/items/1"); // @decoy
        redisTemplate.opsForValue().get("/erp/v2/items"); // @decoy
        restTemplate.getForObject("https://fulfillment.example.org/v2/returns", String.class); // @decoy
        Paths.get("/erp/v2/items"); // @decoy
        getClass().getResource("/v2/items"); // @decoy
    }
}
