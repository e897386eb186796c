class Client {
    private val http = HttpClient(CIO) {
        defaultRequest { url("https://api.jtl-cloud.com/erp/v2/"); header("X-Tenant-ID", tenant) }
    }
    private val root get() = "https://api.jtl-cloud.com/erp/v2"
    suspend fun label(id: Int) { http.delete("$root/labels/$id") } // @exact DELETE /v2/labels/{} f
    suspend fun ret(r: Return) = http.post { url("$root/returns"); setBody(r) } // @exact POST /v2/returns f
    suspend fun list(path: String = "companies"): String = http.get("$root/$path").bodyAsText()
    suspend fun companies() = list("companies") // @exact GET /v2/companies f
    fun nav() = findNavController().navigate("/erp/v2/stocks") // @decoy
    fun key() = "$root/stocks".hashCode() // @decoy
}
