package client

import (
	"context"
	"net/http"
	"strconv"

	"github.com/go-resty/resty/v2"
)

type Client struct{ r *resty.Client }

func New(tenant string) *Client {
	return &Client{resty.New().SetBaseURL("https://api.jtl-cloud.com/erp/v2").SetHeader("X-Tenant-ID", tenant)}
}

func (c *Client) Printers(ctx context.Context) (*resty.Response, error) {
	return c.r.R().SetContext(ctx).Get("/printers") // @exact GET /v2/printers f
}

func (c *Client) Picklist(wh, id int) (*resty.Response, error) {
	return c.r.R().SetPathParam("id", strconv.Itoa(id)).Get("/wms/" + strconv.Itoa(wh) + "/picklists/{id}") // @exact GET /v2/wms/{}/picklists/{} f
}

func (c *Client) Extension(id string) (*resty.Response, error) {
	return c.r.R().Execute(http.MethodPut, "/extensions/"+id+"/manifest") // @exact PUT /v2/extensions/{}/manifest f
}

func shopify() (*resty.Response, error) {
	r := resty.New().SetBaseURL("https://acme.myshopify.com/admin/api/v2")
	return r.R().Post("/labels") // @decoy
}

func serve(mux *http.ServeMux) {
	mux.Handle("PUT /erp/v2/extensions/{id}/manifest", nil)                           // @decoy
	mux.HandleFunc("/erp/v2/printers", func(w http.ResponseWriter, r *http.Request) { // @decoy
		http.Redirect(w, r, "/v2/printers", http.StatusFound) // @decoy
		if r.URL.Path == "/erp/v2/labels" {                   // @decoy
			w.Header().Set("Location", "https://api.jtl-cloud.com/erp/v2/labels") // @decoy
		}
	})
}
