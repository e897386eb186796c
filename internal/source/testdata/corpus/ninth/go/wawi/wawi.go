package wawi

import "acme/defines"

func register(data []byte) error {
	req, err := http.NewRequest("POST", defines.APIBaseURL+"authentication", bytes.NewBuffer(data)) // @exact POST /authentication x
	if err != nil {
		return fmt.Errorf("create request authentication: %w", err)
	}
	req.Header.Set("X-AppID", defines.AppID)
	res, err := http.DefaultClient.Do(req)
	if err != nil {
		return fmt.Errorf("POST %s: %w", defines.APIBaseURL+"authentication", err) // @decoy
	}
	defer res.Body.Close()
	return nil
}

func fetch[T any](path string, out *T) error {
	req, _ := http.NewRequestWithContext(context.Background(), http.MethodGet, defines.APIBaseURL+path, nil)
	req.Header.Set("Authorization", "Wawi "+key)
	return do(req, out)
}

func Items(page int) (items []Item, err error) {
	err = fetch(fmt.Sprintf("items?pageNumber=%d", page), &items) // @exact GET /items x
	log.Printf("read /items page %d", page)                       // @decoy
	return
}

func Images(id int) (out []Image, err error) {
	err = fetch("items/"+strconv.Itoa(id)+"/images", &out) // @exact GET /items/{}/images x
	return out, errors.Wrap(err, "GET items/images")       // @decoy
}

func PutImage(id int, body io.Reader) {
	client := resty.New().SetBaseURL(defines.APIBaseURL).SetHeader("X-AppID", defines.AppID)
	client.R().SetBody(body).Post(fmt.Sprintf("items/%d/images", id))                    // @exact POST /items/{}/images x
	client.R().SetPathParams(map[string]string{"id": "1"}).Delete("items/{id}/images/2") // @exact DELETE /items/{}/images/{} x
	os.Mkdir("items/1/images", 0o755)                                                    // @decoy
	filepath.Join("items", "images")                                                     // @decoy
	mux.HandleFunc("/items", handler)                                                    // @decoy
	mux.Handle("POST /customers", handler)                                               // @decoy
}
