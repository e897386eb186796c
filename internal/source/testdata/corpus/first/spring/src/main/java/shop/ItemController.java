package shop;

@RestController
@RequestMapping("/v2/items") // @decoy
public class ItemController {
    @GetMapping("/v2/items/{id}") // @decoy
    public Item get(@PathVariable String id) { return null; }

    @PostMapping("/v2/customers") // @decoy
    public void post() {}

    @Path("/v2/stocks") // @decoy
    @GET
    public void stocks() {}
}
