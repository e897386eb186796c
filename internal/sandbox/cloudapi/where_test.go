package cloudapi

import "testing"

func TestSatisfies(t *testing.T) {
	t.Parallel()
	b := newBench(Config{})
	for where, total := range map[string]float64{
		`{}`: 30, `{salesOrderNumber: {in: ["SO-00001", "SO-00002", "x"]}}`: 2, `{salesOrderNumber: {nin: ["SO-00001"]}}`: 29,
		`{salesOrderNumber: {startsWith: "SO-0001"}}`: 10, `{salesOrderNumber: {endsWith: "0"}}`: 3, `{salesOrderNumber: {contains: "002"}}`: 11,
		`{salesOrderDate: {gte: "2026-01-29T00:00:00Z"}}`: 2, `{salesOrderDate: {lt: "2026-01-02T00:00:00Z"}}`: 1,
		`{isCancelled: {eq: true}}`: 0, `{isCancelled: {neq: true}}`: 30, `{or: [{salesOrderNumber: {eq: "SO-00001"}}, {salesOrderNumber: {eq: "SO-00002"}}]}`: 2,
		`{and: [{salesOrderNumber: {startsWith: "SO-0001"}}, {salesOrderNumber: {endsWith: "5"}}]}`: 1, `{customer: {companyName: {eq: "Company 1"}}}`: 3,
		`{lineItems: {some: {sku: {eq: "SANDBOX-001"}}}}`: 3, `{lineItems: {none: {sku: {eq: "SANDBOX-001"}}}}`: 27, `{lineItems: {all: {quantity: {eq: 1}}}}`: 10,
		`{lineItems: {any: false}}`: 0, `{lineItems: {any: true}}`: 30, `{totalGrossAmount: {ngt: 0}}`: 0, `{totalGrossAmount: {nlt: 0, gt: 1}}`: 30, `{salesOrderNumber: {eq: null}}`: 0,
		`{salesOrderNumber: {ncontains: "0001", nstartsWith: "x", nendsWith: "x"}}`: 19, `{totalGrossAmount: {ngte: 0}}`: 0, `{totalGrossAmount: {nlte: 0, lte: 1e9}}`: 30, `null`: 30,
	} {
		got := b.graphQL(t, `{ QuerySalesOrders(where: `+where+`) { totalCount } }`, nil)
		if at(t, got, "data", "QuerySalesOrders", "totalCount") != total {
			t.Errorf("%s: %s, want %v", where, got.Body, total)
		}
	}
}
