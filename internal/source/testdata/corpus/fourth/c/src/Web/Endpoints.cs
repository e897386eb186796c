public static class EndpointExtensions
{
    public static void Map(this IEndpointRouteBuilder routes)
    {
        routes.MapPost("/v2/items", Create); // @decoy
        routes.MapMethods("/erp/v2/stocks", ["PATCH"], Patch); // @decoy
        var v2 = routes.MapGroup("erp/v2"); // @decoy
        v2.MapDelete("/customers/{id}", Delete); // @decoy
    }

    [Get("/v2/nothing")] // @decoy
    public static void Attribute() { }
}
