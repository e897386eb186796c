use crate::consts::API;
async fn a(c: &reqwest::Client, id: &str) {
    c.get(format!("{}{}", API, crate::consts::paths::STOCKS)).send().await; // @exact GET /v2/stocks x
    c.delete(&format!("{API}/labels/{id}")).send().await; // @exact DELETE /v2/labels/{} x
    map.get(&format!("{API}/stocks")); // @decoy
    tracing::info!("GET {API}/stocks"); // @decoy
    assert_eq!(url, "https://api.jtl-cloud.com/erp/v2/stocks"); // @decoy
}
