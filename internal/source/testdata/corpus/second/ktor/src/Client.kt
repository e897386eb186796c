package shop

class JtlClient(private val http: HttpClient, private val tenant: String) {
    companion object {
        const val ROOT = "https://api.jtl-cloud.com/erp/v2"
        private const val ORDERS = "$ROOT/salesOrders"
    }

    suspend fun order(id: String): Order = http.get("$ORDERS/$id/notes") { // @exact GET /v2/salesOrders/{}/notes f
        header("X-Tenant-ID", tenant)
    }.body()

    suspend fun create(order: Order) {
        http.post(ORDERS) { setBody(order) } // @exact POST /v2/salesOrders f
    }

    suspend fun delete(id: String) = http.request("$ROOT/labels/$id") { // @exact DELETE /v2/labels/{} f
        method = HttpMethod.Delete
    }

    fun fuel(id: String) = Fuel.patch("$ROOT/customers/$id").responseString() // @exact PATCH /v2/customers/{} f

    fun decoys() {
        logger.info("GET $ROOT/items") // @decoy
        cache.get("$ROOT/items/1") // @decoy
        navController.navigate("v2/items/1") // @decoy
    }
}

fun Application.routes() = routing {
    route("/v2/items") { get("/{id}") { } } // @decoy
    delete("/erp/v2/customers/{id}") { call.respond(1) } // @decoy
}
