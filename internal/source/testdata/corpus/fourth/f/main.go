package main

type endpoint struct {
	method, path string
}

var endpoints = map[string]endpoint{
	"stocks": {"GET", "/erp/v2/stocks"}, // @decoy
}

func request(ctx context.Context, verb string, parts ...string) (*http.Response, error) {
	address, err := url.JoinPath("https://api.jtl-cloud.com/erp/v2", parts...)
	req, err := http.NewRequestWithContext(ctx, verb, address, nil)
	req.Header.Set("X-Tenant-ID", tenant)
	return http.DefaultClient.Do(req)
}

func get[T any](ctx context.Context, path string) (v T, err error) {
	resp, err := http.Get("https://api.jtl-cloud.com/erp/v2" + path)
	return v, json.NewDecoder(resp.Body).Decode(&v)
}

func run(ctx context.Context, id string) error {
	if _, err := get[[]Company](ctx, "/companies"); err != nil { // @exact GET /v2/companies f
		return fmt.Errorf("GET /erp/v2/companies: %w", err) // @decoy
	}
	req := &http.Request{Method: "GET", URL: mustParse("https://api.jtl-cloud.com/erp/v2/suppliers")}
	client := resty.New().SetBaseURL("https://api.jtl-cloud.com/erp").SetHeader("X-Tenant-ID", tenant)
	client.R().Delete("/v2/labels/" + id)                          // @exact DELETE /v2/labels/{} f
	client.R().SetPathParam("id", id).Get("/v2/items/{id}/prices") // @exact GET /v2/items/{}/prices f
	flag.String("path", "/erp/v2/items", "")                       // @decoy
	os.ReadFile("/erp/v2/items")                                   // @decoy
	return nil
}
