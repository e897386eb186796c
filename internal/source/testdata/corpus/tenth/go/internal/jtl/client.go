package jtl

import "net/http"

type Option func(*Client)

type Client struct {
	http    *http.Client
	baseURL *url.URL
	tenant  string
	common  service
	Stocks  *StockService
}

type service struct{ client *Client }

type StockService service

func New(tenant string, opts ...Option) *Client {
	base, _ := url.Parse("https://api.jtl-cloud.com/erp/")
	c := &Client{http: http.DefaultClient, baseURL: base, tenant: tenant}
	c.common.client = c
	c.Stocks = (*StockService)(&c.common)
	return c
}

func (c *Client) NewRequest(ctx context.Context, method, path string, body any) (*http.Request, error) {
	u, err := c.baseURL.Parse(path)
	if err != nil {
		return nil, err
	}
	req, err := http.NewRequestWithContext(ctx, method, u.String(), encode(body))
	req.Header.Set("X-Tenant-ID", c.tenant)
	return req, err
}

func (c *Client) Do(req *http.Request, v any) error {
	res, err := c.http.Do(req)
	if err != nil {
		return err
	}
	return json.NewDecoder(res.Body).Decode(v)
}

func (s *StockService) List(ctx context.Context) ([]Stock, error) {
	req, err := s.client.NewRequest(ctx, http.MethodGet, "v2/stocks", nil) // @exact GET /v2/stocks f
	if err != nil {
		return nil, err
	}
	var out []Stock
	return out, s.client.Do(req, &out)
}

func (s *StockService) Adjust(ctx context.Context, a Adjustment) error {
	req, err := s.client.NewRequest(ctx, "POST", "v2/stocks", a) // @exact POST /v2/stocks f
	if err != nil {
		return fmt.Errorf("adjust v2/stocks: %w", err) // @decoy
	}
	return s.client.Do(req, nil)
}

func (c *Client) Label(ctx context.Context, id string) error {
	const tmpl = "v2/labels/%s"
	req, err := c.NewRequest(ctx, http.MethodDelete, fmt.Sprintf(tmpl, url.PathEscape(id)), nil) // @exact DELETE /v2/labels/{} f
	if err != nil {
		return err
	}
	span.SetAttributes(attribute.String("http.route", "/v2/labels/{id}")) // @decoy
	return c.Do(req, nil)
}

func TestHandler(t *testing.T) {
	req := httptest.NewRequest(http.MethodGet, "/erp/v2/stocks", nil) // @decoy
	srv := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path != "/erp/v2/stocks" { // @decoy
			t.Fatal("/erp/v2/stocks") // @decoy
		}
	}))
}
