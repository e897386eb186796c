mod api;
use api::{Client, Endpoint};

async fn run(c: &Client, id: u32) {
    c.call(Method::GET, Endpoint::Stocks).await; // @exact GET /v2/stocks x
    c.call(Method::POST, Endpoint::Labels).await; // @exact POST /v2/labels x
    c.call(Method::DELETE, Endpoint::Label(id)).await; // @exact DELETE /v2/labels/{} x
    println!("{}", Endpoint::Stocks.path()); // @decoy
}
