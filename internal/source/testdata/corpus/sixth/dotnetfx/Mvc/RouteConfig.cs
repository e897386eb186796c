public class RouteConfig
{
    public static void RegisterRoutes(RouteCollection routes)
    {
        routes.IgnoreRoute("erp/v2/{*path}"); // @decoy
        routes.MapRoute("items", "v2/items/{id}"); // @decoy
        routes.MapHttpRoute(name: "x", routeTemplate: "erp/v2/stocks"); // @decoy
    }
    [HttpGet, Route("erp/v2/companies")] public object A() => 1; // @decoy
    [AcceptVerbs("PATCH", Route = "v2/customers/{id}")] public object B() => 1; // @decoy
}
