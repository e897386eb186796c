package erp;

import io.micronaut.http.annotation.*;
import io.micronaut.http.client.annotation.Client;

@Client("https://api.jtl-cloud.com/erp")
@Header(name = "X-Tenant-ID", value = "${erp.tenant}")
public interface Erp {
    @Get("/v2/stocks") List<Stock> stocks(); // @exact GET /v2/stocks f
    @Post("/v2/salesOrders") Order create(@Body Order o); // @exact POST /v2/salesOrders f
    @Delete("/v2/labels/{id}") void drop(String id); // @exact DELETE /v2/labels/{} f
}

@Controller("/v2/items") // @decoy
class ItemController {
    @Get("/{id}/prices") // @decoy
    String prices(String id) { return "forward:/v2/stocks"; } // @decoy
    @Post("/v2/salesOrders") // @decoy
    HttpResponse<?> create() { return HttpResponse.created(URI.create("/v2/salesOrders/1")); } // @decoy
}

class Low {
    private final String base = "https://api.jtl-cloud.com/erp";
    @Inject @Client("https://api.jtl-cloud.com") HttpClient client;
    String companies() {
        return client.toBlocking().retrieve(HttpRequest.GET("/erp/v2/companies").header("X-Tenant-ID", "t")); // @exact GET /v2/companies f
    }
    void apache(String id) throws IOException {
        HttpPatch patch = new HttpPatch(base + "/v2/items/" + id); // @exact PATCH /v2/items/{} f
        patch.addHeader("X-Tenant-ID", "t");
        try (CloseableHttpResponse r = http.execute(patch)) { EntityUtils.consume(r.getEntity()); }
        HttpGet get = new HttpGet(new URIBuilder(base).setPath("/erp/v2/warehouses").build()); // @exact GET /v2/warehouses f
        http.execute(get);
        ClassicHttpRequest r = ClassicRequestBuilder.delete(base + "/v2/labels/" + id).addHeader("X-Tenant-ID", "t").build(); // @exact DELETE /v2/labels/{} f
        LOG.warn("GET {} failed", "/v2/stocks"); // @decoy
        cache.invalidate("/v2/stocks"); // @decoy
    }
}
