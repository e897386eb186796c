package scope

import (
	"testing"

	"github.com/jtlctl/jtlctl/internal/erp"
)

func BenchmarkNewIndex(b *testing.B) {
	for b.Loop() {
		builtin()
	}
}

func BenchmarkMatch(b *testing.B) {
	x := builtin()
	for b.Loop() {
		x.Match("GET", "https://api.jtl-cloud.com/erp/v2/sales-orders/12/line-items", 0)
	}
}

func BenchmarkSuggest(b *testing.B) {
	x := builtin()
	for name, asked := range map[string]struct {
		scope      string
		generation erp.Generation
	}{
		"typing error": {"itmes.raed", 2},
		"long":         {"salesorder.querysalesorderlineitemfilesdata", 0},
		"nothing near": {"something.quite.different", 0},
		"1.x in 2.x":   {"item.queryitems", 2},
		"2.x in 1.x":   {"items.write", 1},
	} {
		b.Run(name, func(b *testing.B) {
			for b.Loop() {
				x.Suggest(asked.scope, asked.generation)
			}
		})
	}
}
