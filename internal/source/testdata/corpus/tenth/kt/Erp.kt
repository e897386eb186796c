package erp

enum class Op(val method: HttpMethod, val path: String) {
    STOCKS(HttpMethod.Get, "/v2/stocks"),
    ORDER(HttpMethod.Post, "/v2/salesOrders");
}

class Erp(private val client: HttpClient, private val tenant: String) {
    companion object { const val BASE = "https://api.jtl-cloud.com/erp" }

    private suspend inline fun <reified T> call(op: Op, body: Any? = null): T = client.request(BASE + op.path) {
        method = op.method
        header("X-Tenant-ID", tenant)
        body?.let { setBody(it) }
    }.body()

    suspend fun stocks(): Stocks = call(Op.STOCKS) // @exact GET /v2/stocks f
    suspend fun push(o: Order): Order = call(Op.ORDER, o) // @exact POST /v2/salesOrders f
    suspend fun item(id: String): Item = client.get("$BASE/v2/items/$id") { header("X-Tenant-ID", tenant) }.body() // @exact GET /v2/items/{} f
    fun fuel() = "$BASE/v2/warehouses".httpGet().header("X-Tenant-ID" to tenant).responseString() // @exact GET /v2/warehouses f
    fun spring(t: RestTemplate) = t.getForObject<Array<Company>>("$BASE/v2/companies") // @exact GET /v2/companies f
    fun log() { logger.info { "GET $BASE/v2/stocks" } } // @decoy
    fun nav(n: Navigator) { n.push("/v2/stocks"); require(path == "/v2/items") { "bad" } } // @decoy
}

fun Route.erp() = route("/v2/stocks") { get { call.respond(HttpStatusCode.OK) } } // @decoy
