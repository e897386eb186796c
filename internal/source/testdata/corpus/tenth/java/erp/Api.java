package erp;

public interface Api {
    @GET("v2/stocks") Call<List<Stock>> stocks(@Query("page") int page); // @exact GET /v2/stocks f
    @Headers("Accept: application/json")
    @POST("v2/salesOrders") Call<Order> create(@Body Order order); // @exact POST /v2/salesOrders f
    @DELETE("v2/labels/{id}") Call<Void> drop(@Path("id") String id); // @exact DELETE /v2/labels/{} f
}

class Factory {
    static Api api(String tenant) {
        OkHttpClient c = new OkHttpClient.Builder().addInterceptor(x -> x.proceed(x.request().newBuilder().header("X-Tenant-ID", tenant).build())).build();
        return new Retrofit.Builder().baseUrl("https://api.jtl-cloud.com/erp/").client(c).build().create(Api.class);
    }
}

class Plain {
    private static final String BASE = System.getenv().getOrDefault("ERP", "https://api.jtl-cloud.com/erp");
    private final HttpClient http = HttpClient.newHttpClient();

    String get(String path) throws Exception {
        var req = HttpRequest.newBuilder().uri(URI.create(BASE + path)).header("X-Tenant-ID", "t").GET().build();
        return http.send(req, BodyHandlers.ofString()).body();
    }
    String post(String path, String body) throws Exception {
        var req = HttpRequest.newBuilder(URI.create(BASE + path)).POST(BodyPublishers.ofString(body)).build();
        return http.send(req, BodyHandlers.ofString()).body();
    }
    void run(String id) throws Exception {
        get("/v2/companies"); // @exact GET /v2/companies f
        get(String.format("/v2/items/%s/descriptions", id)); // @exact GET /v2/items/{}/descriptions f
        post("/v2/customers/" + id + "/notes", "{}"); // @exact POST /v2/customers/{}/notes f
        map.get("/v2/companies"); // @decoy
        System.out.println("GET /v2/companies"); // @decoy
        HttpURLConnection con = (HttpURLConnection) new URL(BASE + "/v2/stocks").openConnection(); // @exact POST /v2/stocks f
        con.setRequestMethod("POST");
        con.setRequestProperty("X-Tenant-ID", "t");
        request.getRequestDispatcher("/v2/stocks").forward(request, response); // @decoy
        server.createContext("/v2/stocks", this::handle); // @decoy
        if ("/v2/stocks".equals(exchange.getRequestURI().getPath())) return; // @decoy
    }
}
