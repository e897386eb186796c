use reqwest::{Client, Method};

/// Calls `GET /v2/companies`. @decoy
const BASE: &str = "https://api.jtl-cloud.com/erp/v2";

async fn stocks(client: &Client) -> reqwest::Result<String> {
    client.get(format!("{BASE}/stocks")).header("X-Tenant-ID", "t").send().await?.text().await // @exact GET /v2/stocks f
}

async fn cancel(client: &Client, id: &str) -> reqwest::Result<()> {
    let url = format!("{}/salesOrders/{}/cancel", BASE, id);
    client.post(&url).send().await?; // @exact POST /v2/salesOrders/{}/cancel f
    client.request(Method::DELETE, format!("{}/labels/{id}", BASE)).send().await?; // @exact DELETE /v2/labels/{} f
    // client.get("https://api.jtl-cloud.com/erp/v2/labels") @decoy
    println!("GET {}/items", BASE); // @decoy
    client.get("https://api.github.com/v2/items/5").send().await?; // @decoy
    Ok(())
}

fn router() -> Router {
    Router::new().route("/v2/items", get(items)).route("/v2/stocks", post(adjust)) // @decoy
}
