package erp;

import java.net.http.*;

public class Gateway {
    private static final String BASE = "https://api.jtl-cloud.com/erp";

    String call(Endpoint e, Object... args) throws Exception {
        HttpRequest req = HttpRequest.newBuilder(URI.create(BASE + String.format(e.path(), args)))
            .header("X-Tenant-ID", tenant)
            .method(e.method(), HttpRequest.BodyPublishers.noBody())
            .build();
        return client.send(req, HttpResponse.BodyHandlers.ofString()).body();
    }

    void all() throws Exception {
        call(Endpoint.WAREHOUSES); // @exact GET /v2/warehouses x
        call(Endpoint.CUSTOMER, id); // @exact GET /v2/customer/{} x
        call(Endpoint.NEW_CUSTOMER); // @exact POST /v2/customers x
        metrics.count(Endpoint.WAREHOUSES); // @decoy
    }
}
