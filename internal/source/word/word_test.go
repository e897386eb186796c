package word

import (
	"strings"
	"testing"
)

func TestOf(t *testing.T) {
	t.Parallel()
	for name, want := range map[string]string{
		"getHTTPClient": "get http client", "base_url": "base url", "X-Tenant-ID": "x tenant id", "process.env.JTL_API": "process env jtl api", "v2Items": "v2 items", "": "",
	} {
		if got := strings.Join(Of(name), " "); got != want {
			t.Errorf("%s: got %s, want %s", name, got, want)
		}
	}
}
