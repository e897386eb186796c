const BASE: &str = "https://api.jtl-cloud.com/erp";

pub enum Endpoint {
    Stocks,
    Labels,
    Label(u32),
}

impl Endpoint {
    pub fn path(&self) -> String {
        match self {
            Endpoint::Stocks => "/v2/stocks".to_string(),
            Endpoint::Labels => "/v2/labels".to_string(),
            Endpoint::Label(id) => format!("/v2/labels/{id}"),
        }
    }
}

pub struct Client { http: reqwest::Client, tenant: String }

impl Client {
    pub async fn call(&self, method: Method, endpoint: Endpoint) -> Result<Response> {
        let url = format!("{}{}", BASE, endpoint.path());
        self.http.request(method, url).header("X-Tenant-ID", &self.tenant).send().await
    }
}
