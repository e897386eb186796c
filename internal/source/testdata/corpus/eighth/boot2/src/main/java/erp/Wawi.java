package erp;

@Service
public class Wawi {
    @Value("${jtl.base:http://localhost:5883/api/eazybusiness}")
    private String base;
    @Value("${jtl.paths.orders:/salesOrders}")
    private String ordersPath;
    private final RestTemplate rest;
    private final WebClient web;

    public Wawi(RestTemplateBuilder b, WebClient.Builder w, @Value("${jtl.key}") String key) {
        this.rest = b.defaultHeader("Authorization", "Wawi " + key).build();
        this.web = w.baseUrl("http://localhost:5883/api/eazybusiness").build();
    }

    public Order[] orders() {
        return rest.getForObject(base + ordersPath, Order[].class); // @exact GET /salesOrders f
    }
    public Item item(int id) {
        return rest.exchange(base + "/items/{id}", HttpMethod.GET, auth(), Item.class, id).getBody(); // @exact GET /items/{} f
    }
    public void patch(int id, Object body) {
        rest.exchange(UriComponentsBuilder.fromHttpUrl(base).path("/customers/{id}").buildAndExpand(id).toUri(), HttpMethod.PATCH, new HttpEntity<>(body), Void.class); // @exact PATCH /customers/{} f
    }
    public Mono<String> stocks(int id) {
        return web.get().uri(u -> u.path("/stocks").queryParam("itemId", id).build()).retrieve().bodyToMono(String.class); // @exact GET /stocks f
    }
    @Cacheable("/warehouses") // @decoy
    public String whs() { return "redirect:/customers"; } // @decoy
    @KafkaListener(topics = "/salesOrders") // @decoy
    public void on(String m) { throw new IllegalStateException("GET /items failed"); } // @decoy
}
