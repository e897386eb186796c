const BASE: &str = "https://api.jtl-cloud.com/erp";

struct Api { agent: ureq::Agent, tenant: String }

enum Verb { Get, Post }

impl Api {
    fn get<T>(&self, path: impl AsRef<str>) -> anyhow::Result<T> {
        let url = format!("{}{}", BASE, path.as_ref());
        Ok(self.agent.get(&url).set("X-Tenant-ID", &self.tenant).call()?.into_json()?)
    }
    fn post(&self, path: &str, body: &Value) -> anyhow::Result<()> {
        self.agent.post(&[BASE, path].concat()).set("X-Tenant-ID", &self.tenant).send_json(body)?;
        Ok(())
    }
    fn run(&self, id: u32) -> anyhow::Result<()> {
        let _: Vec<Stock> = self.get("/v2/stocks")?; // @exact GET /v2/stocks f
        let _: Item = self.get(format!("/v2/items/{id}"))?; // @exact GET /v2/items/{} f
        self.post("/v2/salesOrders", &json!({ "path": "/v2/items" })) // @exact POST /v2/salesOrders f
            .context("POST /v2/salesOrders")?; // @decoy
        let res = reqwest::blocking::Client::new().delete(format!("{BASE}/v2/labels/{}", id)).header("X-Tenant-ID", "t").send()?; // @exact DELETE /v2/labels/{} f
        println!("{}{}", BASE, "/v2/stocks"); // @decoy
        let route = warp::path("v2").and(warp::path("stocks")); // @decoy
        Ok(())
    }
}
