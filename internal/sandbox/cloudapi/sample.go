package cloudapi

import (
	"fmt"
	"strings"
	"time"
)

// sample is the data that the sandbox has: some rows of what apps ask for most,
// under names that public apps ask for (read on 2026-11-26). REST and GraphQL
// answer with the same.
type sample map[string][]row // by the plain name of the collection

const (
	itemCount     = 25
	customerCount = 12
	categoryCount = 8
	orderCount    = 30
)

func newSample() sample {
	items, customers := sampleItems(), sampleCustomers()
	return sample{
		"items": items, "customers": customers, "categories": sampleCategories(),
		"salesorders": sampleOrders(items, customers),
		"companies":   {{"id": identifier(5, 1), "name": "Sandbox GmbH", "isActive": true}},
		"warehouses":  {{"id": identifier(6, 1), "name": "Sandbox warehouse", "code": "W1", "isActive": true}},
	}
}

func sampleItems() []row {
	rows := make([]row, itemCount)
	for i := range rows {
		n := i + 1
		stock, ordered := n*3%40, n%5
		rows[i] = row{
			"id": identifier(1, n), "sku": fmt.Sprintf("SANDBOX-%03d", n), "name": fmt.Sprintf("Sandbox item %d", n), "isActive": n%10 != 0,
			"description": "An item of the jtlctl sandbox", "categoryId": identifier(3, 1+i%categoryCount),
			"stockTotal": stock, "stockInOrders": ordered, "stockAvailable": stock - ordered, "stockIncoming": n % 3,
			"minimumStock": 5, "hasMinimumStock": true, "salesPriceNet": float64(n), "salesPriceGross": float64(n*119) / 100,
			"lastPurchaseDate": day(n), "defaultSupplier": nil,
		}
	}
	return rows
}

func sampleCustomers() []row {
	rows := make([]row, customerCount)
	for i := range rows {
		n := i + 1
		rows[i] = row{
			"id": identifier(2, n), "customerNumber": fmt.Sprintf("C-%04d", n), "number": fmt.Sprintf("C-%04d", n),
			"companyName": fmt.Sprintf("Company %d", n), "firstName": "Sam", "lastName": fmt.Sprintf("Sample %d", n),
			"emailAddress": fmt.Sprintf("customer%d@example.com", n), "isActive": true, "address": address(n),
		}
	}
	return rows
}

func sampleCategories() []row {
	rows := make([]row, categoryCount)
	for i := range rows {
		n := i + 1
		rows[i] = row{"id": identifier(3, n), "name": fmt.Sprintf("Category %d", n), "parentId": nil, "isActive": true, "sortNumber": n}
	}
	return rows
}

func sampleOrders(items, customers []row) []row {
	rows := make([]row, orderCount)
	for i := range rows {
		n := i + 1
		customer := customers[i%len(customers)]
		var lines []row
		total := 0.0
		for k := range 1 + n%3 {
			item, quantity := items[(i+k)%len(items)], 1+k
			price, _ := number(item["salesPriceGross"])
			total += price * float64(quantity)
			lines = append(lines, row{
				"id": identifier(7, n*10+k), "salesOrderId": identifier(4, n), "itemId": item["id"], "sku": item["sku"], "name": item["name"],
				"quantity": quantity, "unitPriceGross": price,
			})
		}
		rows[i] = row{
			"id": identifier(4, n), "salesOrderNumber": fmt.Sprintf("SO-%05d", n), "salesOrderDate": day(n), "currencyIso": "EUR",
			"totalGrossAmount": cents(total), "totalNetAmount": cents(total / 1.19), "customerId": customer["id"],
			"customerNumber": customer["customerNumber"], "companyName": customer["companyName"], "isCancelled": false,
			"customer": customer, "shippingAddress": address(n), "billingAddress": address(n), "lineItems": lines,
		}
	}
	return rows
}

func cents(amount float64) float64 { return float64(int(amount*100+0.5)) / 100 }

func address(n int) row {
	return row{"street": fmt.Sprintf("Sample street %d", n), "zip": "41836", "city": "Hückelhoven", "country": "Germany", "countryIso": "DE"}
}

// day is the n-th day of the year that the data are of.
func day(n int) string {
	return time.Date(2026, time.January, n, 12, 0, 0, 0, time.UTC).Format(time.RFC3339)
}

// plain keeps the letters of a name, in lower case: sales-orders, salesOrders and
// SalesOrders are the same.
func plain(name string) string {
	return strings.Map(func(c rune) rune {
		switch {
		case c >= 'A' && c <= 'Z':
			return c - 'A' + 'a'
		case c >= 'a' && c <= 'z':
			return c
		}
		return -1
	}, name)
}

// collection returns the rows of a name in the plural or the singular, and whether
// there are some.
func (s sample) collection(name string) ([]row, bool) {
	name = plain(name)
	for _, variant := range []string{name, name + "s", strings.TrimSuffix(name, "y") + "ies"} {
		if rows, ok := s[variant]; ok {
			return rows, true
		}
	}
	return nil, false
}

// find returns the row with an identifier, or nil.
func (s sample) find(collection, id string) row {
	rows, _ := s.collection(collection)
	for _, r := range rows {
		if strings.EqualFold(text(r["id"]), id) {
			return r
		}
	}
	return nil
}

// list returns what a path lists, and whether the sample data have it: all of a
// collection, or a list of one of its rows.
func (s sample) list(parts []string) ([]row, bool) {
	switch len(parts) {
	case 1:
		return s.collection(parts[0])
	case 3:
		for name, value := range s.find(parts[0], parts[1]) {
			if rows, ok := value.([]row); ok && plain(name) == plain(parts[2]) {
				return rows, true
			}
		}
	}
	return nil, false
}

// object returns the row that a path names, or nil.
func (s sample) object(parts []string) row {
	if len(parts) != 2 {
		return nil
	}
	return s.find(parts[0], parts[1])
}
