package main

type jtl struct {
	base   string
	tenant string
	client *http.Client
}

func newJTL(tenant string) *jtl {
	base := os.Getenv("JTL_API_BASE")
	if base == "" {
		base = "https://api.jtl-cloud.com"
	}
	return &jtl{base: base + "/erp", tenant: tenant, client: &http.Client{Timeout: 10 * time.Second}}
}

func (j *jtl) call(method, path string, in, out any) error {
	req, err := http.NewRequest(method, j.base+path, encode(in))
	if err != nil {
		return err
	}
	req.Header.Set("X-Tenant-ID", j.tenant)
	res, err := j.client.Do(req)
	return decode(res, err, out)
}

func main() {
	j := newJTL("x")
	_ = j.call(http.MethodGet, "/v2/companies", nil, &companies)                   // @exact GET /v2/companies f
	_ = j.call("PATCH", fmt.Sprintf("/v2/items/%s", id), patch, nil)               // @exact PATCH /v2/items/{} f
	_ = j.call(http.MethodDelete, path.Join("/v2/labels", id), nil, nil)           // @exact DELETE /v2/labels/{} f
	http.HandleFunc("/v2/stocks", func(w http.ResponseWriter, r *http.Request) {}) // @decoy
	log.Fatal(http.ListenAndServe(":8080", nil), "/erp/v2/items")                  // @decoy
}
