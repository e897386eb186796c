package erp;

import jakarta.ws.rs.client.*;
import jakarta.ws.rs.core.MediaType;

public class ErpTarget {
    private final WebTarget root;

    public ErpTarget(String tenant) {
        this.root = ClientBuilder.newClient().register(new TenantFilter("X-Tenant-ID", tenant)).target("https://api.jtl-cloud.com/erp");
    }

    public Stocks stocks() {
        return root.path("v2").path("stocks").request(MediaType.APPLICATION_JSON).get(Stocks.class); // @exact GET /v2/stocks f
    }

    public void remove(String id) {
        root.path("/v2/labels/{id}").resolveTemplate("id", id).request().delete(); // @exact DELETE /v2/labels/{} f
    }

    public void send(Order o) {
        Response r = root.path("/v2/salesOrders").request().post(Entity.json(o)); // @exact POST /v2/salesOrders f
        LOG.info("POST /v2/salesOrders -> {}", r.getStatus()); // @decoy
    }
}
