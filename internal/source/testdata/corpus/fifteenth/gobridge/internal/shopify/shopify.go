package shopify

import "net/http"

const base = "https://acme.myshopify.com/admin/api"

type Client struct{ http *http.Client }

func (c *Client) get(p string) (*http.Response, error) { return c.http.Get(base + p) }

func (c *Client) Orders() (*http.Response, error)    { return c.get("/v2/salesOrders/1/lineitems") } // @decoy
func (c *Client) Stocks() (*http.Response, error)    { return c.get("/v2/stocks") }                  // @decoy
func (c *Client) Companies() (*http.Response, error) { return http.Get(base + "/v2/companies") }     // @decoy
