package de.acme.cloud

import io.ktor.client.*
import io.ktor.client.request.*
import io.ktor.http.*
import okhttp3.Request

object Endpoint {
    const val BASE = "https://api.jtl-cloud.com/erp"
    const val RETURNS = "/v2/returns"
    fun lineItems(id: String) = "$RETURNS/$id/lineitems"
}

class CloudErp(private val client: HttpClient, private val tenant: String) {
    private fun HttpRequestBuilder.auth() = header("X-Tenant-ID", tenant)

    suspend fun returns() = client.get(Endpoint.BASE + Endpoint.RETURNS) { auth() } // @exact GET /v2/returns f
    suspend fun lines(id: String) = client.get("${Endpoint.BASE}${Endpoint.lineItems(id)}") { auth() } // @exact GET /v2/returns/{}/lineitems f
    suspend fun create(r: Return) = client.post {
        url("${Endpoint.BASE}/v2/customers") // @exact POST /v2/customers f
        contentType(ContentType.Application.Json)
        setBody(r)
    }
    suspend fun builder(id: String) = client.patch {
        url {
            protocol = URLProtocol.HTTPS
            host = "api.jtl-cloud.com"
            path("erp", "v2", "labels", id) // @exact PATCH /v2/labels/{} f
        }
    }
    fun okhttp(id: String): Request =
        Request.Builder().url("${Endpoint.BASE}/v2/extensions/$id").header("X-Tenant-ID", tenant).delete().build() // @exact DELETE /v2/extensions/{} f

    fun log(id: String) = println("GET /v2/returns/$id") // @decoy
    val key = "cache:/v2/returns" // @decoy
}

fun Application.module() = routing {
    get("/erp/v2/returns") { call.respond(HttpStatusCode.OK) } // @decoy
    route("/erp/v2/stocks") { post { call.respondRedirect("/v2/stocks") } } // @decoy
}
