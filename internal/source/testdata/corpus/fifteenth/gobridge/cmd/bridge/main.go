package main

import (
	"log"
	"net/http"

	"github.com/gin-gonic/gin"
	"github.com/go-chi/chi/v5"
)

func main() {
	r := chi.NewRouter()
	r.Get("/erp/v2/stocks", stocks)                              // @decoy
	r.Route("/erp/v2/salesOrders", orders)                       // @decoy
	r.MethodFunc(http.MethodPost, "/erp/v2/returns", makeReturn) // @decoy
	g := gin.Default()
	g.POST("/erp/v2/customers", customers)                                       // @decoy
	http.HandleFunc("GET /erp/v2/items/{id}", item)                              // @decoy
	http.Handle("/erp/v2/companies", http.RedirectHandler("/v2/companies", 302)) // @decoy
	log.Println("listening, try GET /erp/v2/stocks")                             // @decoy
	http.ListenAndServe(":8080", r)
}
