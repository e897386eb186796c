package app
object Routes {
    const val BASE = "https://api.jtl-cloud.com/erp/v2"
    const val STOCKS = "$BASE/stocks"
    fun item(id: Int) = "$BASE/items/$id"
}
