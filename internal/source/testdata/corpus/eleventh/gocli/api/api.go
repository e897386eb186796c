package api

type API struct {
	Base   string
	HTTP   *http.Client
	Tenant string
}

func New(tenant string) *API {
	return &API{Base: "https://api.jtl-cloud.com/erp", HTTP: http.DefaultClient, Tenant: tenant}
}

func (a *API) do(ctx context.Context, r request) error {
	var buf bytes.Buffer
	if r.body != nil {
		if err := json.NewEncoder(&buf).Encode(r.body); err != nil {
			return err
		}
	}
	req, err := http.NewRequestWithContext(ctx, r.method, a.Base+r.path, &buf)
	if err != nil {
		return err
	}
	req.Header.Set("X-Tenant-ID", a.Tenant)
	res, err := a.HTTP.Do(req)
	if err != nil {
		return fmt.Errorf("%s %s: %w", r.method, r.path, err)
	}
	return json.NewDecoder(res.Body).Decode(r.out)
}

type request struct {
	method, path string
	body, out    any
}

func (a *API) Stocks(ctx context.Context) (s []Stock, err error) {
	err = a.do(ctx, request{method: http.MethodGet, path: "/v2/stocks", out: &s}) // @exact GET /v2/stocks f
	return
}

func (a *API) Push(ctx context.Context, o Order) error {
	return a.do(ctx, request{ // @exact POST /v2/salesOrders f
		method: "POST",
		path:   "/v2/salesOrders",
		body:   o,
	})
}

func (a *API) Drop(ctx context.Context, id string) error {
	return a.do(ctx, request{"DELETE", "/v2/labels/" + id, nil, nil}) // @exact DELETE /v2/labels/{} f
}

func (a *API) Get(ctx context.Context, path string, out any) error {
	return a.do(ctx, request{method: "GET", path: path, out: out})
}
