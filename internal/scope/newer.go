package scope

import (
	"slices"

	"github.com/jtlctl/jtlctl/internal/erp"
)

// newerCatalog has operations of published documents that are newer than the built-in
// ones (platform documentation, 2026-11-26). They have no scopes, so that similar
// operations say which.
var newerCatalog = Catalog{
	Name: "2.1", Source: "platform documentation", Date: "2026-11-26", Generation: erp.V2, extract: true,
	Operations: []Operation{
		{Method: "GET", Path: "/v2/customers", ID: "Customer_QueryCustomers"},
		{Method: "GET", Path: "/v2/items", ID: "Item_QueryItems"},
		{Method: "GET", Path: "/v2/sales-orders", ID: "SalesOrder_QuerySalesOrders"},
		{Method: "GET", Path: "/v2/sales-orders/{salesOrderId}", ID: "SalesOrder_GetSalesOrder"},
		{Method: "GET", Path: "/v2/sales-invoices", ID: "SalesInvoice_QuerySalesInvoices"},
		{Method: "GET", Path: "/v2/sales-invoices/{salesInvoiceId}", ID: "SalesInvoice_GetSalesInvoice"},
		{Method: "GET", Path: "/v2/sales-invoices/{salesInvoiceId}/line-items", ID: "SalesInvoice_QuerySalesInvoiceLineItems"},
		{Method: "POST", Path: "/v2/production-orders", ID: "ProductionOrder_CreateProductionOrder"},
		{Method: "POST", Path: "/v2/purchase-orders", ID: "PurchaseOrder_CreatePurchaseOrder"},
	},
}

// WithNewer returns an index, nil is that of the built-in catalogues, to look up what
// apps call: it has the operations of newer documents too.
func WithNewer(index *Index) *Index {
	catalogs := Builtin()
	if index != nil {
		catalogs = index.Catalogs()
	}
	if !slices.ContainsFunc(catalogs, func(c *Catalog) bool { return c.Name == newerCatalog.Name }) {
		catalogs = append([]*Catalog{&newerCatalog}, catalogs...)
	}
	return NewIndex(catalogs...)
}
