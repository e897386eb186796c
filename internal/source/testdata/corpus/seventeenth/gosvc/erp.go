package main

import (
	"fmt"
	"net/http"
	"os"
	"strings"
)

var base = strings.TrimRight(os.Getenv("JTL_API_BASE"), "/") + "/erp"

type endpoint struct{ method, path string }

var endpoints = map[string]endpoint{
	"stocks": {http.MethodGet, "/v2/stocks"},
}

func newRequest(method, path string, args ...any) *http.Request {
	req, _ := http.NewRequest(method, base+fmt.Sprintf(path, args...), nil)
	req.Header.Set("X-Tenant-ID", os.Getenv("TENANT"))
	return req
}

func run(id int) {
	http.DefaultClient.Do(newRequest("PATCH", "/v2/items/%d/descriptions", id)) // @exact PATCH /v2/items/{}/descriptions f
	http.DefaultClient.Do(newRequest(http.MethodGet, "/v2/manufacturers"))      // @exact GET /v2/manufacturers f
	var b strings.Builder
	b.WriteString(base)
	b.WriteString("/v2/taxClasses")
	req, _ := http.NewRequest("GET", b.String(), nil) // @exact GET /v2/taxClasses f
	http.DefaultClient.Do(req)
	fmt.Fprintf(os.Stderr, "GET %s/v2/stocks", base)            // @decoy
	os.ReadFile("/v2/stocks")                                   // @decoy
	http.Get("https://api.deliverr.com/v2/stocks")              // @decoy
	flag.String("path", "/erp/v2/stocks", "GET /erp/v2/stocks") // @decoy
}
