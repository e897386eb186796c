use reqwest::blocking::Client;
const ROOT: &str = "https://api.jtl-cloud.com/erp";

struct Api { client: Client }

impl Api {
    fn get(&self, path: &str) -> reqwest::Result<String> {
        self.client.get(format!("{}{}", ROOT, path)).header("X-Tenant-ID", "t").send()?.text()
    }
    fn run(&self, id: u64) {
        let _ = self.get("/v2/colorCodes"); // @exact GET /v2/colorCodes f
        let _ = self.get(&format!("/v2/returns/{}/packages", id)); // @exact GET /v2/returns/{}/packages f
        let url = [ROOT, "/v2/labels/", &id.to_string()].concat();
        let _ = self.client.delete(url).header("X-Tenant-ID", "t").send(); // @exact DELETE /v2/labels/{} f
        println!("GET /v2/colorCodes"); // @decoy
        let _ = std::fs::read("/v2/colorCodes"); // @decoy
        let _ = self.client.get("https://api.shipcloud.io/v2/labels").send(); // @decoy
    }
}

fn app() -> Router { Router::new().route("/erp/v2/colorCodes", get(h)).route("/v2/labels/:id", delete(h)) } // @decoy
