package de.acme.erp;

import static de.acme.erp.ErpProperties.*;
import org.springframework.web.client.RestClient;
import org.springframework.web.reactive.function.client.WebClient;
import org.springframework.web.util.UriComponentsBuilder;

/** Calls {@code GET /v2/invoices} and others. */
@Service
@Slf4j
public class ErpRestClient {
    private final RestClient client;
    private final WebClient web;
    private final RestTemplate template;

    public ErpRestClient(RestClient.Builder builder, ErpProperties properties) {
        this.client = builder.baseUrl(properties.baseUrl()).defaultHeader("X-Tenant-ID", properties.tenant()).build();
        this.web = WebClient.builder().baseUrl("https://api.jtl-cloud.com/erp/v2").defaultHeader("X-Tenant-ID", properties.tenant()).build();
        this.template = new RestTemplateBuilder().rootUri("https://api.jtl-cloud.com/erp").build();
    }

    public List<Invoice> invoices() {
        return client.get().uri(INVOICES).retrieve().body(new ParameterizedTypeReference<>() {}); // @exact GET /v2/invoices x
    }

    public void cancel(String id) {
        client.post().uri(INVOICE_CANCEL, id).body(Map.of()).retrieve().toBodilessEntity(); // @exact POST /v2/invoices/{}/cancel x
        log.info("POST /v2/invoices/{}/cancel", id); // @decoy
    }

    public Invoice one(String id) {
        return client.get().uri(b -> b.path("/v2/invoices/{id}").queryParam("full", true).build(id)).retrieve().body(Invoice.class); // @exact GET /v2/invoices/{} x
    }

    public Mono<Label> label(Label label) {
        return web.post().uri("/labels").bodyValue(label).retrieve().bodyToMono(Label.class); // @exact POST /v2/labels f
    }

    public Mono<Void> drop(String id) {
        return web.method(HttpMethod.DELETE).uri("/labels/{id}", id).retrieve().bodyToMono(Void.class); // @exact DELETE /v2/labels/{} f
    }

    public Customer[] groups() {
        return template.getForObject("/v2/customerGroups", Customer[].class); // @exact GET /v2/customerGroups f
    }

    public void putWorker(int id) {
        template.put("/v2/workers/{id}", null, id); // @exact PUT /v2/workers/{} f
    }

    public Object stocks() {
        String url = UriComponentsBuilder.fromUriString("https://api.jtl-cloud.com").path("/erp/v2/stocks").queryParam("pageSize", 5).toUriString();
        return template.exchange(url, HttpMethod.GET, HttpEntity.EMPTY, Object.class); // @exact GET /v2/stocks f
    }
}
