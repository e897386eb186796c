package shop;

@ApplicationScoped
public class Erp {
    @ConfigProperty(name = "erp.url", defaultValue = "https://api.jtl-cloud.com/erp")
    String url;

    private final CloseableHttpClient http = HttpClients.createDefault();
    private static final Map<String, String> PATHS = Map.of("stocks", "/v2/stocks", "companies", "/v2/companies");

    private JsonNode execute(HttpUriRequestBase request) throws IOException {
        request.setHeader("X-Tenant-ID", tenant);
        return http.execute(request, r -> mapper.readTree(r.getEntity().getContent()));
    }

    JsonNode stocks() throws IOException {
        return execute(new HttpGet(url + "/v2/stocks")); // @exact GET /v2/stocks f
    }

    JsonNode order(String json) throws IOException {
        HttpPost post = new HttpPost(url + "/v2/salesOrders"); // @exact POST /v2/salesOrders f
        post.setEntity(new StringEntity(json));
        return execute(post);
    }

    void vertx(String id) {
        WebClient.create(vertx).deleteAbs("https://api.jtl-cloud.com/erp/v2/labels/" + id).putHeader("X-Tenant-ID", tenant).send(); // @exact DELETE /v2/labels/{} l
    }

    String unirest() {
        return Unirest.get("https://api.jtl-cloud.com/erp/v2/warehouses").header("X-Tenant-ID", tenant).asString().getBody(); // @exact GET /v2/warehouses l
    }

    JsonNode restTemplate(String id) {
        var headers = new HttpHeaders();
        headers.set("X-Tenant-ID", tenant);
        ResponseEntity<JsonNode> e = restTemplate.exchange(url + "/v2/items/" + id, HttpMethod.PATCH, new HttpEntity<>(headers), JsonNode.class); // @exact PATCH /v2/items/{} f
        Log.infof("PATCH /v2/items/%s", id); // @decoy
        template.convertAndSend("/v2/stocks", e); // @decoy
        return PATHS.get("/v2/stocks") == null ? null : e.getBody(); // @decoy
    }

    @Route(path = "/erp/v2/stocks", methods = Route.HttpMethod.GET) // @decoy
    void route(RoutingContext rc) { rc.reroute("/erp/v2/items"); } // @decoy
    @Incoming("/erp/v2/stocks") void in(String s) {} // @decoy
}
