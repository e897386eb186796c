package shop;

import okhttp3.*;
import java.net.URI;
import java.net.http.*;

/** {@code GET /v2/companies} @decoy */
public class ErpClient {
    private static final String BASE = "https://api.jtl-cloud.com/erp/v2";
    private final OkHttpClient client = new OkHttpClient();
    private final RestTemplate rest = new RestTemplate();

    Response items(String id) throws IOException {
        Request request = new Request.Builder()
            .url(BASE + "/items/" + id + "/categories") // @exact PATCH /v2/items/{}/categories f
            .header("X-Tenant-ID", tenant)
            .patch(body)
            .build();
        return client.newCall(request).execute();
    }

    Response stocks() throws IOException {
        return client.newCall(new Request.Builder().url(BASE + "/stocks").build()).execute(); // @exact GET /v2/stocks f
    }

    HttpResponse<String> order(String id) throws Exception {
        HttpRequest request = HttpRequest.newBuilder()
            .uri(URI.create(String.format("%s/salesOrders/%s/lineitems", BASE, id))) // @exact POST /v2/salesOrders/{}/lineitems f
            .POST(HttpRequest.BodyPublishers.ofString("{}"))
            .build();
        return HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
    }

    Company[] companies() {
        return rest.getForObject(BASE + "/companies", Company[].class); // @exact GET /v2/companies f
    }

    void label(String id) {
        rest.exchange(BASE + "/labels/" + id, HttpMethod.DELETE, null, Void.class); // @exact DELETE /v2/labels/{} f
    }

    Mono<String> web(String id) {
        return webClient.get().uri("https://api.jtl-cloud.com/erp/v2/invoices/{id}", id).retrieve().bodyToMono(String.class); // @exact GET /v2/invoices/{} l
    }

    void decoys() {
        // client.newCall(new Request.Builder().url(BASE + "/labels").build()); @decoy
        log.info("GET /v2/items"); // @decoy
        cache.get("/v2/items"); // @decoy
        rest.getForObject("https://api.weclapp.com/v1/customers", String.class); // @decoy
        throw new IllegalStateException("/v2/items failed"); // @decoy
    }
}
