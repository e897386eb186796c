package erp

class ErpRepository(private val api: ErpHttp) {
    suspend fun stocks() = api.get<List<Stock>>("stocks") // @exact GET /v2/stocks f
    suspend fun order(o: Order) = api.post<Order>("salesOrders", o) // @exact POST /v2/salesOrders f
    suspend fun label(id: String) = api.delete("labels/$id") // @exact DELETE /v2/labels/{} f
    private val prefs: SharedPreferences by lazy { context.getSharedPreferences("stocks", 0) }
    fun cached() = prefs.getString("salesOrders", null) // @decoy
}

class ErpHttp(val client: HttpClient, val tenant: String) {
    val root = "https://api.jtl-cloud.com/erp/v2"
    suspend inline fun <reified T> get(path: String, params: Map<String, Any> = emptyMap()): T =
        client.get("$root/$path") { tenantHeader(); params.forEach { (k, v) -> parameter(k, v) } }.body()
    suspend inline fun <reified T> post(path: String, body: Any): T =
        client.post("$root/$path") { tenantHeader(); setBody(body) }.body()
    suspend fun delete(path: String) { client.delete("$root/$path") { tenantHeader() } }
    fun HttpRequestBuilder.tenantHeader() = header("X-Tenant-ID", tenant)
}

fun Application.erp() = routing {
    get("/stocks") { call.respondText("GET /erp/v2/stocks") } // @decoy
    static("/labels") { resources("labels") } // @decoy
}
