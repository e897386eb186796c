package shop;

@FeignClient(name = "jtl-erp", url = "https://api.jtl-cloud.com/erp")
public interface ErpFeign {
    @GetMapping("/v2/shippingMethods") // @exact GET /v2/shippingMethods l
    List<Method> shippingMethods();

    @PostMapping("/v2/customers") // @exact POST /v2/customers l
    void create(@RequestBody Customer c);

    @RequestLine("DELETE /v2/customers/{id}") // @exact DELETE /v2/customers/{} l
    void delete(@Param("id") String id);
}
