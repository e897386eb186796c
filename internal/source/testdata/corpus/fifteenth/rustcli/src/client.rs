use crate::endpoints::{self, BASE, WAREHOUSES};
use reqwest::{Client, Method, Url};

/// Client of `GET /v2/warehouses`.
pub struct Erp {
    http: Client,
    tenant: String,
}

impl Erp {
    async fn send(&self, method: Method, path: &str) -> anyhow::Result<serde_json::Value> {
        let res = self.http.request(method, format!("{BASE}{path}")).header("X-Tenant-ID", &self.tenant).send().await?;
        Ok(res.error_for_status()?.json().await?)
    }

    pub async fn warehouses(&self) -> anyhow::Result<serde_json::Value> {
        self.send(Method::GET, WAREHOUSES).await // @exact GET /v2/warehouses x
    }

    pub async fn locations(&self, id: &str) -> anyhow::Result<serde_json::Value> {
        self.send(Method::GET, &endpoints::locations(id)).await // @exact GET /v2/warehouses/{}/storagelocations x
    }

    pub async fn create(&self, body: &Customer) -> anyhow::Result<()> {
        let url = format!("{}/v2/customers", BASE);
        tracing::info!("POST /v2/customers"); // @decoy
        self.http.post(&url).header("X-Tenant-ID", &self.tenant).json(body).send().await?; // @exact POST /v2/customers x
        Ok(())
    }

    pub async fn drop_label(&self, id: u32) -> anyhow::Result<()> {
        let mut url = Url::parse("https://api.jtl-cloud.com/erp/")?;
        url = url.join(&format!("v2/labels/{id}"))?;
        self.http.delete(url).send().await?; // @exact DELETE /v2/labels/{} f
        anyhow::bail!("DELETE /v2/labels/{id} failed") // @decoy
    }
}

pub fn ureq_call(tenant: &str) {
    let _ = ureq::get("https://api.jtl-cloud.com/erp/v2/companies").set("X-Tenant-ID", tenant).call(); // @exact GET /v2/companies l
    let _ = ureq::post("https://api.billbee.io/erp/v2/companies").call(); // @decoy
}

pub fn routes() -> Router {
    Router::new()
        .route("/erp/v2/warehouses", get(list)) // @decoy
        .nest("/erp/v2/customers", customers()) // @decoy
}

#[get("/erp/v2/items/{id}")] // @decoy
async fn item() -> impl Responder { HttpResponse::Found().insert_header(("Location", "/v2/items/1")) } // @decoy

#[cfg(test)]
mod tests {
    #[tokio::test]
    async fn warehouses() {
        Mock::given(path("/erp/v2/warehouses")).respond_with(ResponseTemplate::new(200)); // @decoy
        reqwest::get("https://api.jtl-cloud.com/erp/v2/warehouses").await.unwrap(); // @decoy
    }
}
