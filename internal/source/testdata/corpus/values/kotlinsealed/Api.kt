package de.acme.erp

private const val ROOT = "https://api.jtl-cloud.com/erp/v2"

sealed class Resource(val path: String) {
    object Stocks : Resource("/stocks")
    object Suppliers : Resource("/suppliers")
    class Label(id: String) : Resource("/labels/$id")
}

class ErpApi(private val http: HttpClient, private val tenant: String) {
    private suspend fun call(method: HttpMethod, resource: Resource): HttpResponse =
        http.request(ROOT + resource.path) {
            this.method = method
            header("X-Tenant-ID", tenant)
        }

    suspend fun stocks() = call(HttpMethod.Get, Resource.Stocks) // @exact GET /v2/stocks f
    suspend fun suppliers() = call(HttpMethod.Get, Resource.Suppliers) // @exact GET /v2/suppliers f
    suspend fun drop(id: String) = call(HttpMethod.Delete, Resource.Label(id)) // @exact DELETE /v2/labels/{} f
}
