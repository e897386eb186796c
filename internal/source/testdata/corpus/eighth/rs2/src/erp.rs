use reqwest::{Client, Method};

const BASE: &str = "https://api.jtl-cloud.com/erp";

pub enum Endpoint { Stocks, Item(u64), Push }

impl Endpoint {
    fn path(&self) -> String {
        match self {
            Endpoint::Stocks => "/v2/stocks".to_string(),
            Endpoint::Item(id) => format!("/v2/items/{id}"),
            Endpoint::Push => "/v2/salesOrders".into(),
        }
    }
}

pub struct Erp { http: Client, tenant: String }

impl Erp {
    async fn send(&self, method: Method, path: &str) -> Result<String> {
        Ok(self.http.request(method, format!("{BASE}{path}")).header("X-Tenant-ID", &self.tenant).send().await?.text().await?)
    }
    pub async fn companies(&self) -> Result<String> { self.send(Method::GET, "/v2/companies").await } // @exact GET /v2/companies f
    pub async fn drop(&self, id: u64) -> Result<String> {
        self.send(Method::DELETE, &format!("/v2/labels/{}", id)).await // @exact DELETE /v2/labels/{} f
    }
    pub async fn url(&self) -> Result<()> {
        let mut url = Url::parse(BASE)?;
        url.path_segments_mut().unwrap().extend(&["v2", "warehouses"]);
        self.http.get(concat!("https://api.jtl-cloud.com/erp", "/v2/returns")).send().await?; // @exact GET /v2/returns l
        let body: Stocks = ureq::get(&[BASE, "/v2/stocks"].concat()).call()?.into_json()?; // @exact GET /v2/stocks f
        tracing::info!("GET /v2/stocks"); // @decoy
        anyhow::bail!("POST /v2/salesOrders failed: {}", 1); // @decoy
    }
}

pub fn router() -> Router {
    Router::new().route("/v2/stocks", get(list)).nest("/v2/items", items()) // @decoy
}
#[get("/v2/companies")] // @decoy
async fn c() -> impl Responder { HttpResponse::Found().append_header(("Location", "/v2/returns")) } // @decoy
