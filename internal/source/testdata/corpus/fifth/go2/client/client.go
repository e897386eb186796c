package client

const Base = "https://api.jtl-cloud.com/erp/v2"

const PathStocks = "/stocks"

type Client struct{ base, tenant string }

func New(tenant string) *Client { return &Client{base: Base, tenant: tenant} }

func (c *Client) Request(ctx context.Context, method, path string, in, out any) error {
	req, err := http.NewRequestWithContext(ctx, method, c.base+path, body(in))
	if err != nil {
		return err
	}
	req.Header.Set("X-Tenant-ID", c.tenant)
	return send(req, out)
}
