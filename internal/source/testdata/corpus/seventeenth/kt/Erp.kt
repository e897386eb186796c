class Erp(engine: HttpClientEngine) {
    private val http = HttpClient(engine) {
        defaultRequest {
            url("https://api.jtl-cloud.com/erp/v2/")
            header("X-Tenant-ID", "t")
        }
    }
    suspend fun suppliers(): List<Supplier> = http.get("suppliers").body() // @exact GET /v2/suppliers f
    suspend fun change(id: String, c: Customer) = http.patch("customers/$id") { setBody(c) } // @exact PATCH /v2/customers/{} f
    suspend fun other() = HttpClient().get("https://api.hood.de/v2/suppliers") // @decoy
    fun Route.own() { patch("/erp/v2/customers/{id}") { } } // @decoy
    val tag = "suppliers" // @decoy
}
