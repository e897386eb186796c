package de.acme.web;

@RestController
@RequestMapping("/erp/v2") // @decoy
public class ErpController {
    @GetMapping("/invoices") // @decoy
    List<Invoice> invoices() { return erp.invoices(); }

    @PostMapping(value = "/erp/v2/salesOrders", consumes = "application/json") // @decoy
    ResponseEntity<?> create(@RequestBody Order o) { return ResponseEntity.created(URI.create("/v2/salesOrders/" + o.id())).build(); } // @decoy

    @Bean
    RouterFunction<ServerResponse> routes() { return route(GET("/erp/v2/stocks"), h::stocks); } // @decoy

    @Bean
    SecurityFilterChain chain(HttpSecurity http) { return http.securityMatcher("/erp/v2/stocks").authorizeHttpRequests(a -> a.requestMatchers(HttpMethod.POST, "/v2/stocks").hasRole("x")).build(); } // @decoy

    @Cacheable(cacheNames = "erp", key = "'/v2/stocks'") // @decoy
    public Object cached() { return null; }
}
