interface ErpApi {
    @Headers("X-Tenant-ID: 1")
    @PATCH("v2/items/{id}") // @exact PATCH /v2/items/{} f
    Call<Void> patch(@Path("id") String id, @Body Item item);

    @HTTP(method = "DELETE", path = "v2/labels/{id}", hasBody = false) // @exact DELETE /v2/labels/{} f
    Call<Void> remove(@Path("id") String id);
}

class Net {
    static final Retrofit R = new Retrofit.Builder().baseUrl("https://api.jtl-cloud.com/erp/").build();
    static final String T = "GET /v2/items"; // @decoy
    void x() { intent.setData(Uri.parse("/v2/items/1")); } // @decoy
}
