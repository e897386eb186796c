package shop

private const val API = "https://api.jtl-cloud.com/erp/v2"

sealed interface Request { val path: String; val verb: String }
data class GetItem(val id: String) : Request { override val path = "/items/$id"; override val verb = "GET" }

fun OkHttpClient.erp(path: String, method: String = "GET", body: RequestBody? = null): Response =
    newCall(Request.Builder().url(API + path).method(method, body).header("X-Tenant-ID", tenant).build()).execute()

class Sync(private val http: OkHttpClient, private val dao: StockDao) {
    fun run(id: String) {
        http.erp("/stocks").use { parse(it) } // @exact GET /v2/stocks f
        http.erp("/customers", "POST", body()).close() // @exact POST /v2/customers f
        http.erp("/labels/$id", method = "DELETE").close() // @exact DELETE /v2/labels/{} f
        dao.get("/stocks") // @decoy
        Timber.i("GET %s", "/stocks") // @decoy
        startActivity(Intent(Intent.ACTION_VIEW, Uri.parse("app://erp/v2/stocks"))) // @decoy
    }
}
