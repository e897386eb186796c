package jtl

import "fmt"

// Paths of the API, for example GET /v2/stocks.
const (
	DefaultBase = "https://api.jtl-cloud.com/erp"

	pathOrders    = "/v2/salesOrders"
	pathOrder     = pathOrders + "/%s"
	pathNotes     = pathOrder + "/notes"
	pathSuppliers = "/v2/suppliers"
)

func notePath(order, note string) string {
	return fmt.Sprintf(pathNotes+"/%s", order, note)
}
