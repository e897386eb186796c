package app
import app.Routes.STOCKS
class Repo(val client: HttpClient, val http: OkHttpClient) {
    suspend fun stocks() = client.get(STOCKS).body<List<Stock>>() // @exact GET /v2/stocks x
    suspend fun adjust(s: Stock) { client.post(Routes.STOCKS) { setBody(s) } } // @exact POST /v2/stocks x
    suspend fun patch(id: Int) = client.patch(Routes.item(id)) // @exact PATCH /v2/items/{} x
    fun call() = http.newCall(Request.Builder().url(Routes.BASE + "/companies").build()) // @exact GET /v2/companies x
    fun track() = analytics.log(Routes.STOCKS) // @decoy
    fun open() = startActivity(Intent(ACTION_VIEW, Uri.parse(Routes.STOCKS))) // @decoy
}
