package de.acme.api

import retrofit2.http.*

interface WawiApi {
    @GET("items/{id}/images") // @exact GET /items/{}/images l
    suspend fun images(@Path("id") id: Int): List<Image>

    @POST("stocks") // @exact POST /stocks l
    suspend fun adjust(@Body change: StockChange)

    @HTTP(method = "DELETE", path = "items/{id}/suppliers/{supplier}", hasBody = false) // @exact DELETE /items/{}/suppliers/{} l
    suspend fun drop(@Path("id") id: Int, @Path("supplier") supplier: Int)

    companion object {
        fun create(host: String, key: String): WawiApi = Retrofit.Builder()
            .baseUrl("http://$host:5883/api/eazybusiness/")
            .client(OkHttpClient.Builder().addInterceptor { it.proceed(it.request().newBuilder().header("Authorization", "Wawi $key").build()) }.build())
            .build().create(WawiApi::class.java)
    }
}

interface DhlApi {
    @GET("items/{id}/images") // @decoy
    suspend fun images(@Path("id") id: Int): List<Image>

    @POST("v2/returns") // @decoy
    suspend fun returns(@Body r: Return)

    companion object {
        fun create(): DhlApi = Retrofit.Builder().baseUrl("https://api.dhl.com/").build().create(DhlApi::class.java)
    }
}
