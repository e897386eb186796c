package jtl

import "testing"

func TestSuppliers(t *testing.T) {
	mux := http.NewServeMux()
	mux.HandleFunc("GET /erp/v2/suppliers", ok)                      // @decoy
	res, _ := http.Get("https://api.jtl-cloud.com/erp/v2/suppliers") // @decoy
	want := "/erp/v2/salesOrders/7/notes/1"                          // @decoy
}
