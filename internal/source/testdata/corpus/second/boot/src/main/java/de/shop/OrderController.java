package de.shop;

@Controller
public class OrderController {
    @RequestMapping(value = "/erp/v2/items/{id}", method = RequestMethod.GET) // @decoy
    String item() { return "redirect:/v2/items"; } // @decoy

    @PatchMapping(path = "/v2/customers/{id}") // @decoy
    void customer() {}

    @GET
    @Path("v2/companies") // @decoy
    void companies() {}
}
