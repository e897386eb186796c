package jtl

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"net/http"
	"net/url"
	"path"
)

type Client struct {
	base   *url.URL
	http   *http.Client
	tenant string
}

func New(tenant string) *Client {
	base, _ := url.Parse(DefaultBase)
	return &Client{base: base, http: http.DefaultClient, tenant: tenant}
}

func (c *Client) do(ctx context.Context, method, p string, in, out any) error {
	body, err := json.Marshal(in)
	if err != nil {
		return fmt.Errorf("encode %s: %w", p, err)
	}
	req, err := http.NewRequestWithContext(ctx, method, c.base.String()+p, bytes.NewReader(body))
	if err != nil {
		return err
	}
	req.Header.Set("X-Tenant-ID", c.tenant)
	res, err := c.http.Do(req)
	if err != nil {
		return err
	}
	defer res.Body.Close()
	return json.NewDecoder(res.Body).Decode(out)
}

func (c *Client) get(ctx context.Context, p string, out any) error {
	return c.do(ctx, http.MethodGet, p, nil, out)
}

func (c *Client) Suppliers(ctx context.Context) (s []Supplier, err error) {
	return s, c.get(ctx, pathSuppliers, &s) // @exact GET /v2/suppliers x
}

func (c *Client) CreateOrder(ctx context.Context, o Order) (id string, err error) {
	var out struct{ ID string }
	if err := c.do(ctx, http.MethodPost, pathOrders, o, &out); err != nil { // @exact POST /v2/salesOrders x
		return "", fmt.Errorf("POST /v2/salesOrders: %w", err) // @decoy
	}
	return out.ID, nil
}

func (c *Client) DeleteNote(ctx context.Context, order, note string) error {
	return c.do(ctx, "DELETE", notePath(order, note), nil, nil) // @exact DELETE /v2/salesOrders/{}/notes/{} x
}

func (c *Client) Tax(ctx context.Context, class, company string) error {
	var out any
	return c.get(ctx, path.Join("/v2/tax/taxclass", class, company, "DE", "AT"), &out) // @exact GET /v2/tax/taxclass/{}/{}/{}/{} f
}

func (c *Client) Changes(ctx context.Context) (*http.Response, error) {
	u := c.base.JoinPath("v2", "stocks", "changes")
	u.RawQuery = url.Values{"startDate": {"2026-01-01"}}.Encode()
	return c.http.Get(u.String()) // @exact GET /v2/stocks/changes x
}

func (c *Client) Patch(ctx context.Context, id string, in any) error {
	p := fmt.Sprintf("/v2/customers/%s", url.PathEscape(id))
	return c.do(ctx, http.MethodPatch, p, in, nil) // @exact PATCH /v2/customers/{} f
}

func (c *Client) Raw(ctx context.Context, resource string) error {
	var out any
	return c.get(ctx, "/v2/"+resource, &out) // @unresolved
}
