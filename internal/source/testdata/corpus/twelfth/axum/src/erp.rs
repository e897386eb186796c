use reqwest::{Client, Method, RequestBuilder};

#[derive(Clone)]
pub struct Erp { client: Client, base: String }

impl Default for Erp {
    fn default() -> Self {
        Self { client: Client::new(), base: std::env::var("ERP").unwrap_or_else(|_| "https://api.jtl-cloud.com/erp".into()) }
    }
}

impl Erp {
    fn call(&self, method: Method, path: &str) -> RequestBuilder {
        self.client.request(method, format!("{}/v2{}", self.base, path)).header("X-Tenant-ID", tenant())
    }

    pub async fn stocks<T>(&self) -> Result<Vec<T>> where T: DeserializeOwned {
        Ok(self.call(Method::GET, "/stocks").send().await?.json().await?) // @exact GET /v2/stocks f
    }

    pub async fn label(&self, id: &str) -> Result<()> {
        self.call(Method::DELETE, &format!("/labels/{id}")).send().await?; // @exact DELETE /v2/labels/{} f
        tracing::debug!(path = "/labels", "DELETE /erp/v2/labels"); // @decoy
        Ok(())
    }
}

pub fn routes(erp: Erp) -> Router {
    Router::new()
        .route("/erp/v2/stocks", get(stocks).post(adjust)) // @decoy
        .nest_service("/erp/v2/items", tower()) // @decoy
        .with_state(erp)
}
