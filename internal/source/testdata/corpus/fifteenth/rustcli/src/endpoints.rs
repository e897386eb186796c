pub const BASE: &str = "https://api.jtl-cloud.com/erp";
pub const WAREHOUSES: &str = "/v2/warehouses";
pub fn locations(id: &str) -> String {
    format!("{WAREHOUSES}/{id}/storagelocations")
}
