use axum::{routing::{get, post}, Router};
struct Erp { client: reqwest::Client }
impl Erp {
    const ROOT: &'static str = "https://api.jtl-cloud.com/erp/v2";
    fn url(&self, path: &str) -> String { format!("{}{}", Self::ROOT, path) }
    async fn stocks(&self) -> R { self.client.get(self.url("/stocks")).send().await } // @exact GET /v2/stocks f
    async fn label(&self, id: i32) -> R { self.client.delete(self.url(&format!("/labels/{}", id))).send().await } // @exact DELETE /v2/labels/{} f
}
fn app() -> Router {
    Router::new().route("/erp/v2/stocks", get(list)).nest("/v2/items", items()) // @decoy
        .route("/v2/labels/{id}", post(x).delete(y)) // @decoy
}
fn log() { eprintln!("{}/stocks", Erp::ROOT); cache.insert("/erp/v2/stocks", 1); } // @decoy
