package main

import "net/http"

func main() {
	http.HandleFunc("/v2/items", items) // @decoy
	mux := http.NewServeMux()
	mux.HandleFunc("GET /v2/customers/{id}", customer) // @decoy
	mux.Handle("/v2/stocks", handler)                  // @decoy
	r.Get("/v2/companies", companies)                  // @decoy
	e.POST("/v2/salesOrders", create)                  // @decoy
	http.Redirect(w, r, "/v2/items", 302)              // @decoy
}
