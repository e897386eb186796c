@Path("/erp/v2/items") // @decoy
@RegisterRestClient(baseUri = "https://api.jtl-cloud.com")
public interface Erp {
    @GET List<Item> all();
}

@RegisterRestClient(configKey = "jtl")
interface Labels {
    @DELETE @Path("/x") void drop();
}

class Direct {
    static final String ROOT = "https://api.jtl-cloud.com/erp/v2";
    Response run(Client client, String id) {
        return client.target(ROOT).path("stocks").request().get(); // @exact GET /v2/stocks f
    }
    String unirest(String id) {
        Unirest.delete(ROOT + "/labels/" + id).asEmpty(); // @exact DELETE /v2/labels/{} f
        Unirest.patch(ROOT + "/items/{id}").routeParam("id", id).asString(); // @exact PATCH /v2/items/{} f
        return Unirest.get(ROOT + "/stocks").header("X-Tenant-ID", "1").asString().getBody(); // @exact GET /v2/stocks f
    }
    void decoys() {
        given().get("/erp/v2/stocks").then().statusCode(200); // @decoy
        LOG.infof("GET %s", ROOT + "/stocks"); // @decoy
        producer.send(new ProducerRecord<>("/erp/v2/stocks", "x")); // @decoy
        Files.readString(Paths.get("/erp/v2/stocks")); // @decoy
    }
}
