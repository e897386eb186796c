package erp

class Erp(private val tenant: String) {
    private val client = HttpClient(CIO) {
        install(ContentNegotiation) { json() }
        defaultRequest {
            url("https://api.jtl-cloud.com/erp/")
            header("X-Tenant-ID", tenant)
        }
    }

    suspend fun stocks(): Stocks = client.get("v2/stocks").body() // @exact GET /v2/stocks f
    suspend fun item(id: String): Item = client.get("v2/items/$id") { parameter("x", 1) }.body() // @exact GET /v2/items/{} f
    suspend fun push(o: Order) = client.post { url("v2/salesOrders"); setBody(o) } // @exact POST /v2/salesOrders f
    suspend fun drop(id: String) = client.request("v2/labels/$id") { method = HttpMethod.Delete } // @exact DELETE /v2/labels/{} f
    suspend fun segments() = client.get { url { appendPathSegments("v2", "companies") } } // @exact GET /v2/companies f
}

sealed class Route(val path: String) {
    object Stocks : Route("/v2/stocks") // @decoy
    object Item : Route("/v2/items/{id}") // @decoy
}

fun Application.module() {
    routing {
        get("/v2/stocks") { call.respond(1) } // @decoy
        route("/v2") { post("/salesOrders") { call.respondRedirect("/v2/companies") } } // @decoy
    }
}
