package source

import (
	"testing"

	"github.com/jtlctl/jtlctl/internal/scope"
)

func TestRouteOfFile(t *testing.T) {
	t.Parallel()
	for name, want := range map[string]string{
		"src/app/api/erp/v2/stocks/route.ts":       "/api/erp/v2/stocks",
		"app/(shop)/erp/v2/items/[id]/route.js":    "/erp/v2/items/[id]",
		"app/api/[...path]/route.ts":               "",
		"src/routes/erp/v2/stocks/+server.ts":      "/erp/v2/stocks",
		"pages/api/erp/v2/items/[id].ts":           "/api/erp/v2/items/[id]",
		"src/pages/api/erp/v2/stocks/index.js":     "/api/erp/v2/stocks",
		"server/api/erp/v2/stocks.get.ts":          "/api/erp/v2/stocks",
		"src/app/stocks/page.tsx":                  "",
		"src/server/client.ts":                     "",
		"route.ts":                                 "",
		"internal/api/server/erp/v2/stocks/api.go": "",
	} {
		if got := routeOfFile(name); got != want {
			t.Errorf("%s: got %q, want %q", name, got, want)
		}
	}
}

// TestAnalyze_fileRoute: a page calls what a file of the app serves.
func TestAnalyze_fileRoute(t *testing.T) {
	t.Parallel()
	const call = "fetch('/api/erp/v2/stocks')\n"
	for route, want := range map[string]int{"app/api/erp/v2/stocks/route.ts": 0, "app/api/[...path]/route.ts": 1} {
		got := Analyze(scope.NewIndex(scope.Builtin()...), []File{{"app/page.tsx", []byte(call)}, {route, []byte("export const GET = () => {}\n")}})
		if len(got.Calls) != want {
			t.Errorf("%s: %+v", route, got)
		}
	}
}
