package de.acme;

public class ErpGateway {
    private final HttpClient http = HttpClient.newHttpClient();

    private HttpResponse<String> call(Route route, String body) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(route.url()))
            .method(route.verb(), HttpRequest.BodyPublishers.ofString(body))
            .header("X-Tenant-ID", tenant)
            .build();
        return http.send(request, HttpResponse.BodyHandlers.ofString());
    }

    public String stocks() throws Exception { return call(Route.STOCKS, "").body(); } // @exact GET /v2/stocks x
    public String label(String json) throws Exception { return call(Route.ADD_LABEL, json).body(); } // @exact POST /v2/labels x
}
