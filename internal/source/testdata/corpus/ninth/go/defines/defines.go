package defines

const (
	AppID      = "acme/sync/v1"
	APIBaseURL = "http://127.0.0.1:5883/api/eazybusiness/"
	Docs       = "https://developer.jtl-software.com/products/erpapi/items" // @decoy
)
