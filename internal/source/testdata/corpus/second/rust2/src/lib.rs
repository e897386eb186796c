pub const ROOT: &str = "https://api.jtl-cloud.com/erp/v2";

pub struct Jtl { http: reqwest::Client, base: String }

impl Jtl {
    pub fn new() -> Self { Self { http: reqwest::Client::new(), base: ROOT.to_string() } }

    async fn call<T>(&self, method: Method, path: &str) -> Result<T> {
        let url = format!("{}{}", self.base, path);
        self.http.request(method, url).header("X-Tenant-ID", "1").send().await
    }

    pub async fn companies(&self) -> Result<Vec<Company>> { self.call(Method::GET, "/companies").await } // @exact GET /v2/companies f

    pub async fn label(&self, id: u32) -> Result<()> { self.call(Method::DELETE, &format!("/labels/{id}")).await } // @exact DELETE /v2/labels/{} f

    pub fn blocking(&self, id: &str) -> Result<()> {
        ureq::patch(&format!("{ROOT}/items/{}", id)).call()?; // @exact PATCH /v2/items/{} f
        let u = [ROOT, "/stocks"].concat();
        ureq::get(&u).call()?; // @exact GET /v2/stocks f
        log::info!("GET {ROOT}/items"); // @decoy
        ureq::get("https://crates.io/api/v2/items/1").call()?; // @decoy
        Ok(())
    }
}

#[get("/v2/items/{id}")] // @decoy
async fn item() -> impl Responder { HttpResponse::Ok() }

#[cfg(test)]
mod tests {
    #[tokio::test]
    async fn reads() {
        server.mock(|when, then| { when.path("/erp/v2/companies"); }); // @decoy
        reqwest::get("https://api.jtl-cloud.com/erp/v2/companies").await; // @decoy
    }
}
