package sync

import io.ktor.client.*
import okhttp3.*

class Sync(private val base: String = "https://api.jtl-cloud.com/erp/v2") {
    private val ok = OkHttpClient()
    private val json = "application/json".toMediaType()

    private fun builder(path: String) = Request.Builder().url(base + path).header("X-Tenant-ID", tenant)

    fun stocks(): String = ok.newCall(builder("/stocks").get().build()).execute().body!!.string() // @exact GET /v2/stocks f

    fun adjust(body: String) {
        val request = builder("/stocks").post(body.toRequestBody(json)).build() // @exact POST /v2/stocks f
        ok.newCall(request).execute()
    }

    suspend fun order(id: String) = http.get {
        url("$base/salesOrders/$id/lineitems") // @exact GET /v2/salesOrders/{}/lineitems f
        header("X-Tenant-ID", tenant)
    }

    // builder("/labels").delete() @decoy
    fun other() {
        log.error("POST $base/stocks failed") // @decoy
        prefs.getString("/v2/stocks", null) // @decoy
        ok.newCall(Request.Builder().url("https://api.github.com/v2/items/1").build()) // @decoy
    }
}
