package main

import (
	"github.com/gin-gonic/gin"
	"github.com/go-chi/chi/v5"
)

func main() {
	g := gin.Default()
	g.GET("/v2/items/:id", show)  // @decoy
	v2 := g.Group("/v2")          // @decoy
	v2.POST("/customers", create) // @decoy
	router := chi.NewRouter()
	router.Get("/erp/v2/stocks", stocks)                                       // @decoy
	router.Method("PATCH", "/v2/customers/{id}", handler)                      // @decoy
	http.Handle("/erp/v2/items", http.StripPrefix("/erp/v2/items", h))         // @decoy
	resp, _ := http.Get("https://sandbox.example.com/erp-demo/v2/customers/1") // @decoy
	_ = resp
	t.Run("/erp/v2/items", f) // @decoy
}
