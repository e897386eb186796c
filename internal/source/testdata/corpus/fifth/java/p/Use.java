package p;
import static p.Consts.STOCKS;
class Use implements Consts {
  void a(RestTemplate t, String id) {
    t.getForEntity(STOCKS, String.class); // @exact GET /v2/stocks x
    t.postForObject(Consts.STOCKS, body, String.class); // @exact POST /v2/stocks x
    t.delete(ROOT + "/labels/{id}", id); // @exact DELETE /v2/labels/{} x
    t.put(Consts.ROOT + "/workers/{id}", x, id); // @exact PUT /v2/workers/{} x
    cache.put("/erp/v2/stocks", 1); // @decoy
    map.get(Consts.STOCKS); // @decoy
    events.post(STOCKS); // @decoy
    assertThat(url).isEqualTo("https://api.jtl-cloud.com/erp/v2/stocks"); // @decoy
  }
}
