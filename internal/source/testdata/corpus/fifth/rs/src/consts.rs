pub const API: &str = "https://api.jtl-cloud.com/erp/v2";
pub mod paths { pub const STOCKS: &str = "/stocks"; }
