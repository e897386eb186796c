package de.acme.erp.feign;

@FeignClient(name = "jtl", url = "${jtl.base-url:https://api.jtl-cloud.com}", path = "/erp/v2/salesOrders")
public interface OrdersApi {
    @PostMapping // @exact POST /v2/salesOrders f
    Order create(@RequestBody Order order, @RequestHeader("X-Tenant-ID") String tenant);

    @GetMapping("/{id}/notes") // @exact GET /v2/salesOrders/{}/notes f
    List<Note> notes(@PathVariable String id);

    @RequestMapping(method = RequestMethod.PATCH, value = "/{id}") // @exact PATCH /v2/salesOrders/{} f
    void change(@PathVariable String id, @RequestBody Order order);
}

@FeignClient(name = "weclapp", url = "https://acme.weclapp.com/webapp/api")
interface WeclappApi {
    @GetMapping("/v2/salesOrders/{id}/lineitems") // @decoy
    List<Line> lines(@PathVariable String id);

    @PostMapping("/v2/customers") // @decoy
    Customer create(@RequestBody Customer c);
}
