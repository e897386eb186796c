package internal

import (
	"net/http"
	"net/url"
	"path"

	"github.com/go-resty/resty/v2"
)

const (
	host        = "https://api.jtl-cloud.com"
	stocksPath  = "/erp/v2/stocks"
	returnsPath = "/erp/v2/returns"
)

type API struct {
	client *http.Client
	resty  *resty.Client
	tenant string
}

// Fetch reads, for example "/erp/v2/companies". @decoy
func Fetch[T any](a *API, method string, p string) (out T, err error) {
	u, err := url.JoinPath(host, p)
	if err != nil {
		return out, err
	}
	req, err := http.NewRequest(method, u, nil)
	if err != nil {
		return out, err
	}
	req.Header.Add("X-Tenant-ID", a.tenant)
	_, err = a.client.Do(req)
	return out, err
}

func (a *API) Stocks() (Stocks, error) {
	return Fetch[Stocks](a, http.MethodGet, stocksPath) // @exact GET /v2/stocks f
}

func (a *API) Return(id string) (Return, error) {
	return Fetch[Return](a, "GET", returnsPath+"/"+id) // @exact GET /v2/returns/{} f
}

func (a *API) Resty(id string) error {
	_, err := a.resty.R().SetHeader("X-Tenant-ID", a.tenant).Patch(host + "/erp/v2/customers/" + id) // @exact PATCH /v2/customers/{} f
	if err != nil {
		return err
	}
	_, err = a.resty.R().SetBody(map[string]string{}).Post(host + path.Join("/erp/v2/salesOrders", id, "cancel")) // @exact POST /v2/salesOrders/{}/cancel f
	return err
}

func (a *API) Label(id string) error {
	address := host + "/erp/v2/labels/" + url.PathEscape(id)
	req, err := http.NewRequest("DELETE", address, http.NoBody) // @exact DELETE /v2/labels/{} f
	if err != nil {
		return err
	}
	_, err = a.client.Do(req)
	return err
}
