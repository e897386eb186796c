package main

var (
	base   = getenv("WAWI", "http://localhost:5883/api/eazybusiness")
	client = &http.Client{Timeout: time.Minute}
)

func getenv(k, d string) string {
	if v, ok := os.LookupEnv(k); ok {
		return v
	}
	return d
}

func wawi(verb, path string, in any) ([]byte, error) {
	b, _ := json.Marshal(in)
	req, err := http.NewRequest(verb, base+path, bytes.NewReader(b))
	if err != nil {
		return nil, err
	}
	req.Header.Set("Authorization", "Wawi "+key)
	res, err := client.Do(req)
	if err != nil {
		return nil, fmt.Errorf("%s %s: %w", verb, path, err)
	}
	return io.ReadAll(res.Body)
}

func main() {
	raw, err := wawi("GET", "/items?pageSize=100", nil) // @exact GET /items f
	check(err, "GET /items")                            // @decoy
	for _, it := range parse(raw) {
		if _, err := wawi(http.MethodPatch, fmt.Sprintf("/items/%d", it.ID), it); err != nil { // @exact PATCH /items/{} f
			log.Fatalf("PATCH /items/%d: %v", it.ID, err) // @decoy
		}
	}
	go wawi("POST", "/stocks", nil)                                 // @exact POST /stocks f
	defer func() { _, _ = wawi("DELETE", "/customers/"+id, nil) }() // @exact DELETE /customers/{} f
	http.HandleFunc("/items", list)                                 // @decoy
	os.ReadFile("/items")                                           // @decoy
	tmpl.ExecuteTemplate(w, "items/list", nil)                      // @decoy
	cache.Get("/items")                                             // @decoy
}
