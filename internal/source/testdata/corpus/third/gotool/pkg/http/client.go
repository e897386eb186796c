package http

const base = "https://api.jtl-cloud.com/erp"

type Client struct{ Tenant string }

func (c *Client) Get(path string, out any) error { return c.Do("GET", path, nil, out) }

func (c *Client) Do(method, path string, body io.Reader, out any) error {
	request, err := nethttp.NewRequest(method, base+path, body)
	if err != nil {
		return fmt.Errorf("%s /v2/items: %w", method, err) // @decoy
	}
	request.Header.Set("X-Tenant-ID", c.Tenant)
	response, err := nethttp.DefaultClient.Do(request)
	return decode(response, out)
}

func Serve(mux *nethttp.ServeMux) {
	mux.HandleFunc("/v2/warehouses", nil)            // @decoy
	mux.Handle("DELETE /erp/v2/customers/{id}", nil) // @decoy
}
