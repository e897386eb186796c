package de;

@Component
public class WawiClient {
    private static final Logger log = LoggerFactory.getLogger(WawiClient.class);
    private final RestClient rest;
    private final OkHttpClient ok = new OkHttpClient();
    @Value("${wawi.url}") private String url;

    public WawiClient(RestClient.Builder builder, WawiProperties props) {
        this.rest = builder.baseUrl("http://localhost:5883/api/eazybusiness").defaultHeader("Authorization", "Wawi " + props.key()).build();
    }

    public List<Item> items() {
        return rest.get().uri("/items").retrieve().body(new ParameterizedTypeReference<>() {}); // @exact GET /items f
    }
    public void note(long id, Note n) {
        rest.post() 
            .uri("/salesOrders/{id}/notes", id) // @exact POST /salesOrders/{}/notes f
            .body(n).retrieve().toBodilessEntity();
        log.info("POST /salesOrders/{}/notes", id); // @decoy
    }
    public void delete(long c, long n) {
        rest.method(HttpMethod.DELETE).uri(b -> b.path("/customers/{c}/notes/{n}").build(c, n)).retrieve(); // @exact DELETE /customers/{}/notes/{} f
    }
    public String okhttp(String id) throws IOException {
        HttpUrl u = HttpUrl.parse("http://localhost:5883/api/eazybusiness").newBuilder().addPathSegment("items").addPathSegment(id).build();
        Request request = new Request.Builder().url(u).header("Authorization", "Wawi k").build(); // @exact GET /items/{} f
        try (Response r = ok.newCall(request).execute()) {
            if (!r.isSuccessful()) throw new IOException("GET /items/" + id); // @decoy
            return r.body().string();
        }
    }
    @GetMapping("/items") // @decoy
    public String view(Model model) { return "items/list"; } // @decoy
    @PreAuthorize("hasAuthority('/items')") // @decoy
    void secured() { ServletUriComponentsBuilder.fromCurrentRequest().path("/customers/{id}").build(); } // @decoy
    void mock() { server.expect(requestTo("/api/eazybusiness/items")).andRespond(withSuccess()); } // @decoy
    void security(HttpSecurity http) { http.authorizeHttpRequests(a -> a.requestMatchers("/items", "/customers").permitAll()); } // @decoy
}
