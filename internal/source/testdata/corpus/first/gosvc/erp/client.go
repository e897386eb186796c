package erp

import (
	"context"
	"fmt"
	"net/http"
)

// basePath is what GET /v2/companies begins with. @decoy
const basePath = "/erp/v2"

const salesOrders = basePath + "/salesOrders"

type Client struct {
	base string
	http *http.Client
}

func New() *Client { return &Client{base: "https://api.jtl-cloud.com", http: http.DefaultClient} }

func (c *Client) do(ctx context.Context, method, path string) (*http.Response, error) {
	req, err := http.NewRequestWithContext(ctx, method, c.base+path, nil)
	if err != nil {
		return nil, err
	}
	req.Header.Set("X-Tenant-ID", "t")
	return c.http.Do(req)
}

func (c *Client) Customer(ctx context.Context, id string) error {
	url := fmt.Sprintf("%s/erp/v2/customer/%s", c.base, id)
	req, err := http.NewRequestWithContext(ctx, http.MethodGet, url, nil) // @exact GET /v2/customer/{} f
	_, err = c.http.Do(req)
	return err
}

func (c *Client) Delete(ctx context.Context, id string) error {
	_, err := c.do(ctx, http.MethodDelete, "/erp/v2/customers/"+id) // @exact DELETE /v2/customers/{} f
	return err
}

func (c *Client) Order(ctx context.Context, id string) error {
	_, err := c.do(ctx, "PATCH", salesOrders+"/"+id) // @exact PATCH /v2/salesOrders/{} f
	return err
}

func (c *Client) Plain() {
	resp, err := http.Get("https://api.jtl-cloud.com/erp/v2/stocks?pageSize=1")          // @exact GET /v2/stocks l
	_, _ = http.Post("https://api.jtl-cloud.com/erp/v2/stocks", "application/json", nil) // @exact POST /v2/stocks l
	_, _ = resp, err
	// http.Get("https://api.jtl-cloud.com/erp/v2/labels") @decoy
	http.Get("https://api.example.org/v2/customers/5")    // @decoy
	log.Printf("GET /v2/items/%s", "x")                   // @decoy
	cache.Get("/v2/items")                                // @decoy
	fmt.Println("https://api.jtl-cloud.com/erp/v2/items") // @decoy
}
