package proxy

// Report is the document of `proxy`. It is a contract.
type Report struct {
	URL      string `json:"url"`      // the address to use
	Upstream string `json:"upstream"` // where requests go on to
}
