use reqwest::Client;

pub struct WawiClient { client: Client, base_url: String, api_key: String }

impl WawiClient {
    pub fn new(api_key: &str) -> Self {
        let base_url = "http://127.0.0.1:5883/api/eazybusiness/v1".to_string();
        let client = Client::builder().timeout(Duration::from_secs(30)).build().expect("client");
        WawiClient { client, base_url, api_key: api_key.to_string() }
    }

    fn headers(&self) -> HeaderMap {
        let mut h = HeaderMap::new();
        h.insert("Authorization", HeaderValue::from_str(&format!("Wawi {}", self.api_key)).unwrap());
        h
    }

    pub async fn find_customer(&self, number: &str) -> Result<Value, String> {
        let url = format!("{}/customers?searchKeyWord={}", self.base_url, number);
        match self.client.get(&url).headers(self.headers()).send().await { // @exact GET /customers f
            Ok(r) => Ok(r.json().await.map_err(|e| format!("GET /customers: {}", e))?), // @decoy
            Err(e) => Err(format!("could not read {}/customers: {}", self.base_url, e)), // @decoy
        }
    }

    pub async fn add_line(&self, order_id: i32, body: &Line) -> Result<(), Error> {
        let url = format!("{}/salesOrders/{}/lineitems", self.base_url, order_id);
        let request = self.client.post(&url).headers(self.headers()).json(body).build()?; // @exact POST /salesOrders/{}/lineitems f
        self.client.execute(request).await?;
        info!("POST /salesOrders/{}/lineitems", order_id); // @decoy
        let mut headers = HashMap::new();
        headers.insert("path", "/customers"); // @decoy
        Ok(())
    }

    async fn paged<T: DeserializeOwned>(&self, path: &str, page: u32) -> Result<Page<T>, Error> {
        let url = format!("{base}{path}?pageNumber={page}", base = self.base_url);
        Ok(self.client.get(url).headers(self.headers()).send().await?.json().await?)
    }

    pub async fn items(&self) -> Result<Page<Item>, Error> { self.paged("/items", 1).await } // @exact GET /items f
    pub async fn stocks(&self) -> Result<Page<Stock>, Error> { self.paged::<Stock>("/stocks", 1).await } // @exact GET /stocks f
}

#[cfg(test)]
mod tests {
    #[tokio::test]
    async fn reads() {
        Mock::given(method("GET")).and(path("/items")).respond_with(ok()).mount(&server).await; // @decoy
        assert_eq!(url, "http://127.0.0.1:5883/api/eazybusiness/v1/stocks"); // @decoy
    }
}
