class Jtl(private val http: HttpClient) {
    suspend fun stocks(): String = http.get("https://api.jtl-cloud.com/erp/v2/stocks").body() // @exact GET /v2/stocks l
}
class Zoho(private val http: HttpClient) {
    private val base = "https://www.zohoapis.eu/inventory"
    suspend fun stocks(): String = http.get("$base/v2/stocks").body() // @decoy
    suspend fun orders(): String = http.post("$base/v2/salesOrders").body() // @decoy
    suspend fun own(): String = http.get("/v2/companies").body() // @decoy
}
