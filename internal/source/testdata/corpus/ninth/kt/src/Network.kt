package app

object WawiNetwork {
    private const val BASE_URL = "http://10.0.0.5:5883/api/eazybusiness/"
    private val client = OkHttpClient.Builder().addInterceptor { chain -> chain.proceed(chain.request().newBuilder().header("X-AppId", "a").build()) }.build()
    private val retrofit = Retrofit.Builder().baseUrl(BASE_URL).client(client).addConverterFactory(GsonConverterFactory.create()).build()
    val products: ProductService = retrofit.create(ProductService::class.java)
}

interface ProductService {
    @GET("items") suspend fun items(@Query("pageNumber") page: Int): List<Item> // @exact GET /items f
    @GET("items/{id}/images") suspend fun images(@Path("id") id: Long): List<Image> // @exact GET /items/{}/images f
    @POST("items/{id}/images") suspend fun upload(@Path("id") id: Long, @Body b: Image): Response<Unit> // @exact POST /items/{}/images f
    @HTTP(method = "DELETE", path = "items/{id}/images/{i}", hasBody = false) suspend fun drop(@Path("id") id: Long, @Path("i") i: Int) // @exact DELETE /items/{}/images/{} f
}

@Composable
fun Nav(nav: NavController) {
    NavHost(nav, startDestination = "items") { // @decoy
        composable("items/{id}") { Detail() } // @decoy
    }
    nav.navigate("customers") // @decoy
    Log.d("Net", "GET items") // @decoy
}
