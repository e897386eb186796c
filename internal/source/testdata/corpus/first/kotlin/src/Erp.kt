package shop

private const val BASE = "https://api.jtl-cloud.com/erp/v2"

object Paths {
    const val STOCKS = "/stocks"
    fun order(id: String) = "/salesOrders/$id"
}

class Erp(private val client: HttpClient) {
    suspend fun stocks(): String = client.get("$BASE${Paths.STOCKS}").bodyAsText() // @exact GET /v2/stocks f

    suspend fun change(id: String) {
        client.patch(BASE + Paths.order(id)) { // @exact PATCH /v2/salesOrders/{} f
            header("X-Tenant-ID", tenant)
        }
    }

    fun okhttp(id: String): Request = Request.Builder()
        .url("$BASE/customers/${id}") // @exact DELETE /v2/customers/{} f
        .delete()
        .build()

    // client.get("$BASE/companies") @decoy
    fun other() {
        client.get("https://graph.facebook.com/v2/items/5") // @decoy
        println("$BASE/companies") // @decoy
    }
}

interface ErpService {
    @GET("/erp/v2/warehouses") // @exact GET /v2/warehouses l
    suspend fun warehouses(): List<Warehouse>

    @POST("/erp/v2/returns") // @exact POST /v2/returns l
    suspend fun createReturn(@Body r: Return)
}

fun Application.module() {
    routing {
        get("/v2/items") { call.respond("x") } // @decoy
        post("/v2/customers") { call.respond("x") } // @decoy
    }
}
