package erp

const host = "https://api.jtl-cloud.com"

type Client struct {
	Doer interface {
		Do(*http.Request) (*http.Response, error)
	}
	tenant string
}

func (c *Client) headers() http.Header { return http.Header{"X-Tenant-ID": {c.tenant}} }

func (c *Client) Stocks(ctx context.Context) (*http.Response, error) {
	u, _ := url.Parse(host + "/erp/v2/stocks")
	req := &http.Request{ // @exact GET /v2/stocks f
		Method: http.MethodGet,
		URL:    u,
		Header: c.headers(),
	}
	return c.Doer.Do(req.WithContext(ctx))
}

func (c *Client) Push(body io.ReadCloser) (*http.Response, error) {
	return c.Doer.Do(&http.Request{Method: "POST", URL: &url.URL{Scheme: "https", Host: "api.jtl-cloud.com", Path: "/erp/v2/salesOrders"}, Body: body}) // @exact POST /v2/salesOrders l
}

func (c *Client) Companies() error {
	u := url.URL{Scheme: "https", Host: "api.jtl-cloud.com", Path: "/erp/v2/companies"}
	req, err := http.NewRequest(http.MethodGet, u.String(), nil) // @exact GET /v2/companies f
	if err != nil {
		return fmt.Errorf("GET /erp/v2/companies: %w", err) // @decoy
	}
	_, err = c.Doer.Do(req)
	return err
}

func (c *Client) Joined(id string) error {
	u, err := url.JoinPath(host, "erp", "v2", "labels", id)
	req, err := http.NewRequest("DELETE", u, nil) // @exact DELETE /v2/labels/{} f
	_, err = c.Doer.Do(req)
	return err
}

func (c *Client) Any(path string) (*http.Response, error) {
	req, err := http.NewRequest("GET", host+"/erp"+path, nil) // @unresolved
	return c.Doer.Do(req)
}

type endpoint struct{ method, path string }

var (
	listReturns = endpoint{"GET", "/v2/returns"}
	newCustomer = endpoint{method: "POST", path: "/v2/customers"}
)

func (c *Client) do(e endpoint) error {
	req, err := http.NewRequest(e.method, host+"/erp"+e.path, nil)
	_, err = c.Doer.Do(req)
	return err
}

func (c *Client) Run() {
	c.do(listReturns)                       // @exact GET /v2/returns f
	c.do(newCustomer)                       // @exact POST /v2/customers f
	c.do(endpoint{"GET", "/v2/warehouses"}) // @exact GET /v2/warehouses f
}

func routes(r chi.Router, e *echo.Echo, g *gin.Engine) {
	r.Get("/erp/v2/stocks", nil)          // @decoy
	e.POST("/v2/salesOrders", nil)        // @decoy
	g.Handle("GET", "/v2/items", nil)     // @decoy
	http.Handle("GET /v2/companies", nil) // @decoy
}
