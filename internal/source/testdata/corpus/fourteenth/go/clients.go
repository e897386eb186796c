package clients

type jtl struct{ base string }
type billbee struct{ base string }

func newJTL() *jtl         { return &jtl{base: "https://api.jtl-cloud.com/erp"} }
func newBillbee() *billbee { return &billbee{base: "https://api.billbee.io/api"} }

func (c *jtl) get(path string) (*http.Response, error) {
	req, err := http.NewRequest("GET", c.base+path, nil)
	if err != nil {
		return nil, err
	}
	req.Header.Set("X-Tenant-ID", "t")
	return http.DefaultClient.Do(req)
}

func (c *billbee) get(path string) (*http.Response, error) {
	req, err := http.NewRequest("GET", c.base+path, nil)
	if err != nil {
		return nil, err
	}
	return http.DefaultClient.Do(req)
}

func run() {
	j, b := newJTL(), newBillbee()
	b.get("/v2/stocks") // @decoy
	erp := newJTL()
	erp.get("/v2/stocks") // @exact GET /v2/stocks f
	shop := newBillbee()
	shop.get("/v2/companies") // @decoy
	_ = j
}
