class Clients {
    static final String JTL = "https://api.jtl-cloud.com/erp";
    static final String SAGE = System.getenv("SAGE_URL");
    void run(RestTemplate rest) {
        rest.getForObject(JTL + "/v2/stocks", String.class); // @exact GET /v2/stocks f
        rest.getForObject(SAGE + "/v2/stocks", String.class); // @decoy
        rest.postForLocation("http://inventory-service/v2/salesOrders", order); // @decoy
        rest.delete("lb://orders/v2/labels/1"); // @decoy
        new URL("https://docs.example.com/erp/v2/stocks"); // @decoy
        kafka.send("/v2/stocks", "x"); // @decoy
    }
}
