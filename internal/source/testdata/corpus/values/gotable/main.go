package main

import "net/http"

type op struct {
	method string
	path   string
}

var ops = map[string]op{
	"stocks":    {http.MethodGet, "/v2/stocks"},
	"label":     {http.MethodPost, "/v2/labels"},
	"companies": {method: "GET", path: "/v2/companies"},
}

type erpClient struct {
	http   *http.Client
	tenant string
}

func (c *erpClient) run(o op) error {
	req, err := http.NewRequest(o.method, "https://api.jtl-cloud.com/erp"+o.path, nil)
	if err != nil {
		return err
	}
	req.Header.Set("X-Tenant-ID", c.tenant)
	_, err = c.http.Do(req)
	return err
}

func main() {
	c := &erpClient{}
	c.run(ops["stocks"])               // @exact GET /v2/stocks f
	c.run(ops["label"])                // @exact POST /v2/labels f
	c.run(ops["companies"])            // @exact GET /v2/companies f
	http.HandleFunc("/v2/stocks", nil) // @decoy
}
