pub struct Erp<'a> { client: &'a reqwest::Client, tenant: &'a str }

impl<'a> Erp<'a> {
    const BASE: &'static str = "https://api.jtl-cloud.com/erp";

    fn req(&self, method: reqwest::Method, path: &str) -> reqwest::RequestBuilder {
        self.client.request(method, format!("{}{}", Self::BASE, path)).header("X-Tenant-ID", self.tenant)
    }

    pub async fn stocks(&self) -> Result<Vec<Stock>, reqwest::Error> {
        self.req(Method::GET, "/v2/stocks").query(&[("pageNumber", 1)]).send().await?.json().await // @exact GET /v2/stocks f
    }

    pub async fn push(&self, o: &Order) -> Result<(), reqwest::Error> {
        self.req(Method::POST, "/v2/salesOrders").json(o).send().await?.error_for_status().map(|_| ()) // @exact POST /v2/salesOrders f
    }

    pub async fn item(&self, id: &str) -> Result<Item, Box<dyn Error>> {
        let mut url = Url::parse(Self::BASE)?.join(&format!("/erp/v2/items/{}", id))?;
        url.query_pairs_mut().append_pair("x", "y");
        Ok(self.client.get(url).header("X-Tenant-ID", self.tenant).send().await?.json().await?) // @exact GET /v2/items/{} f
    }
}

#[derive(Debug, thiserror::Error)]
pub enum ErpError { #[error("GET /v2/stocks failed")] Stocks } // @decoy

async fn serve() {
    let app = axum::Router::new().route("/v2/stocks", axum::routing::get(list)); // @decoy
    let req = axum::http::Request::builder().uri("/erp/v2/stocks").body(()).unwrap(); // @decoy
}
