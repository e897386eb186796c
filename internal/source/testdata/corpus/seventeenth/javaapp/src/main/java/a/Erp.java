package a;

import java.net.URI;
import java.net.http.*;
import okhttp3.*;

public class Erp {
    private static final String ROOT = "https://api.jtl-cloud.com/erp";
    private static final String LABELS = ROOT + "/v2/labels";
    private final java.net.http.HttpClient jdk = java.net.http.HttpClient.newHttpClient();
    private final OkHttpClient ok = new OkHttpClient();

    String labels() throws Exception {
        var request = java.net.http.HttpRequest.newBuilder(URI.create(LABELS)).header("X-Tenant-ID", "t").GET().build(); // @exact GET /v2/labels f
        return jdk.send(request, java.net.http.HttpResponse.BodyHandlers.ofString()).body();
    }

    void rename(String id, RequestBody body) throws Exception {
        Request request = new Request.Builder().url(LABELS + "/" + id).addHeader("X-Tenant-ID", "t").patch(body).build(); // @exact PATCH /v2/labels/{} f
        ok.newCall(request).execute();
        System.out.println("PATCH " + LABELS + "/" + id); // @decoy
        throw new IllegalStateException(String.format("GET %s/v2/stocks", ROOT)); // @decoy
    }

    void ebay() throws Exception {
        ok.newCall(new Request.Builder().url("https://api.ebay.com/v2/labels").build()).execute(); // @decoy
        Files.createDirectories(Path.of("/v2/labels")); // @decoy
        redis.opsForValue().set("/erp/v2/labels", "x"); // @decoy
    }
}

@Path("/erp/v2/labels") // @decoy
class Resource {
    @GET @Path("/v2/labels/{id}") public String one() { return "/v2/labels/1"; } // @decoy
    @KafkaListener(topics = "/v2/stocks") void in() {} // @decoy
}
