package erp;

@Path("/v2/stocks") // @decoy
public class StockResource {
    @GET
    @Path("/changes") // @decoy
    public Response changes() { return Response.created(URI.create("/v2/stocks/changes")).build(); } // @decoy

    @POST
    @Path("/v2/items/{id}") // @decoy
    public void item(@PathParam("id") String id) {}
}
