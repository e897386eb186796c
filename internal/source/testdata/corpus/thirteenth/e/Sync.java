package e;

public class Sync {
    private static final String API = "http://" + Config.HOST + ":5883/api/eazybusiness/";
    private final OkHttpClient http = new OkHttpClient();
    private final ObjectMapper json = new ObjectMapper();

    private Response call(String method, String resource, Object body) throws IOException {
        RequestBody b = body == null ? null : RequestBody.create(json.writeValueAsBytes(body), JSON);
        Request request = new Request.Builder()
            .url(API + resource)
            .addHeader("Authorization", "Wawi " + Config.KEY)
            .method(method, b)
            .build();
        return http.newCall(request).execute();
    }

    public void run() throws IOException {
        try (Response r = call("GET", "stocks", null)) { // @exact GET /stocks f
            LOG.debug("stocks: {}", r.code());
        }
        call("POST", "stocks", adjustment).close(); // @exact POST /stocks f
        call("PATCH", "items/" + id, patch).close(); // @exact PATCH /items/{} f
        call("DELETE", String.format("customers/%d/notes/%d", c, n), null).close(); // @exact DELETE /customers/{}/notes/{} f
        jdbc.query("stocks", mapper); // @decoy
        model.addAttribute("path", "/items"); // @decoy
        registry.addViewController("/customers").setViewName("customers/list"); // @decoy
        assertThat(request.getPath()).isEqualTo("/api/eazybusiness/items"); // @decoy
    }
}
