package erp

const (
	host    = "https://api.jtl-cloud.com"
	version = "v2"
	root    = host + "/erp/" + version
)

const (
	StocksPath = root + "/stocks"
	labelPath  = root + "/labels/%d"
)

type Client struct{ rt http.RoundTripper }

type tenantTransport struct {
	tenant string
	next   http.RoundTripper
}

func (t tenantTransport) RoundTrip(r *http.Request) (*http.Response, error) {
	r = r.Clone(r.Context())
	r.Header.Set("X-Tenant-ID", t.tenant)
	return t.next.RoundTrip(r)
}

func Send[In, Out any](ctx context.Context, c *http.Client, verb, u string, in In) (out Out, err error) {
	body, err := json.Marshal(in)
	if err != nil {
		return out, err
	}
	r, err := http.NewRequestWithContext(ctx, verb, u, bytes.NewReader(body))
	if err != nil {
		return out, err
	}
	resp, err := c.Do(r)
	if err != nil {
		return out, err
	}
	defer resp.Body.Close()
	return out, json.NewDecoder(resp.Body).Decode(&out)
}

func Stocks(ctx context.Context, c *http.Client) ([]Stock, error) {
	return Send[any, []Stock](ctx, c, http.MethodGet, StocksPath, nil) // @exact GET /v2/stocks f
}

func Drop(ctx context.Context, c *http.Client, id int) error {
	_, err := Send[any, any](ctx, c, "DELETE", fmt.Sprintf(labelPath, id), nil) // @exact DELETE /v2/labels/{} f
	if err != nil {
		slog.Error("DELETE /erp/v2/labels", "path", labelPath) // @decoy
	}
	return err
}

func Head(c *http.Client) { c.Head(root + "/stocks") }

func Companies(c *http.Client) (*http.Response, error) { return c.Get(root + "/companies") } // @exact GET /v2/companies f
func PostOrder(c *http.Client, b io.Reader) (*http.Response, error) {
	return c.Post(root+"/salesOrders", "application/json", b) // @exact POST /v2/salesOrders f
}
