package x;

@Component
class Erp {
    @Value("${jtl.base:https://api.jtl-cloud.com/erp}")
    private String base;
    private final WebClient client;

    Erp(WebClient.Builder builder) {
        this.client = builder.baseUrl("https://api.jtl-cloud.com/erp").defaultHeader("X-Tenant-ID", "1").build();
    }

    Flux<Company> companies() {
        return client.get().uri(b -> b.path("/v2/companies").queryParam("pageSize", 5).build()).retrieve().bodyToFlux(Company.class); // @exact GET /v2/companies f
    }

    Mono<Void> cancel(String id) {
        return client.post().uri("/v2/salesOrders/{id}/cancel", id).retrieve().bodyToMono(Void.class); // @exact POST /v2/salesOrders/{}/cancel f
    }

    HttpResponse<String> jdk(String id) throws Exception {
        var request = HttpRequest.newBuilder(URI.create("https://api.jtl-cloud.com/erp/v2/labels/" + id)).DELETE().build(); // @exact DELETE /v2/labels/{} l
        return http.send(request, ofString());
    }

    ResponseEntity<String> template(String id) {
        HttpEntity<String> entity = new HttpEntity<>(headers());
        return restTemplate.exchange(base + "/v2/customers/" + id, HttpMethod.PATCH, entity, String.class); // @exact PATCH /v2/customers/{} f
    }

    @KafkaListener(topics = "/v2/items") void on() {} // @decoy
    @Scheduled(cron = "/erp/v2/stocks") void tick() { log.warn("/erp/v2/stocks"); } // @decoy
    @Bean RouterFunction<ServerResponse> r() { return RouterFunctions.route().GET("/v2/companies", h).build(); } // @decoy
    @Bean SecurityFilterChain s(HttpSecurity h) { return h.authorizeHttpRequests(a -> a.requestMatchers("/erp/v2/stocks").permitAll()).build(); } // @decoy
}
