package main

import "acme/internal/jtl"

func main() {
	c := jtl.New("t")
	req, _ := c.NewRequest(ctx, "GET", "v2/companies", nil) // @exact GET /v2/companies x
	c.Do(req, &companies)
	flag.String("path", "/v2/stocks", "the path") // @decoy
	e := echo.New()
	e.GET("/v2/stocks", list)                                  // @decoy
	g := e.Group("/erp/v2")                                    // @decoy
	g.POST("/salesOrders", create)                             // @decoy
	http.ListenAndServe(":80", http.StripPrefix("/erp/v2", e)) // @decoy
}
