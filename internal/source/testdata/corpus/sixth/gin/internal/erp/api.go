package erp

type API struct {
	hc   *http.Client
	root *url.URL
}

var root = "https://api.jtl-cloud.com/erp/v2"

func (a *API) Items(ctx context.Context, id int) (*Item, error) {
	var item Item
	if err := a.roundTrip(ctx, "GET", fmt.Sprintf("%s/items/%d/attributes", root, id), nil, &item); err != nil { // @exact GET /v2/items/{}/attributes f
		return nil, err
	}
	return &item, a.roundTrip(ctx, http.MethodPatch, strings.Join([]string{root, "items", strconv.Itoa(id)}, "/"), item, nil)
}

func (a *API) Drop(ctx context.Context, id string) error {
	return a.roundTrip(ctx, http.MethodDelete, root+"/labels/"+url.PathEscape(id), nil, nil) // @exact DELETE /v2/labels/{} f
}

func (a *API) roundTrip(ctx context.Context, method string, address string, in, out any) error {
	var body io.Reader
	if in != nil {
		body = encode(in)
	}
	r, err := http.NewRequestWithContext(ctx, method, address, body)
	if err != nil {
		return err
	}
	resp, err := a.hc.Do(r)
	return decode(resp, err, out)
}
