package browser

import (
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
)

// TestAttack_open: at a server that refuses nobody, the pages get what they want.
// Otherwise the other tests would show nothing.
func TestAttack_open(t *testing.T) {
	t.Parallel()
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Access-Control-Allow-Origin", "*")
		w.Header().Set("Access-Control-Allow-Headers", "*, Authorization")
		switch {
		case r.URL.Path == "/image":
			w.Header().Set("Content-Type", "image/svg+xml")
			_, _ = w.Write([]byte(`<svg xmlns="http://www.w3.org/2000/svg" width="1" height="1"/>`))
		case r.Header.Get("Sec-Fetch-Dest") == "iframe":
			_, _ = w.Write([]byte("<body>secret"))
		default:
			w.Header().Set("Content-Type", "text/javascript")
			_, _ = w.Write([]byte(`"secret"`))
		}
	}))
	defer server.Close()
	got := map[string]string{}
	for _, a := range Attack(t, Target{Address: server.Listener.Addr().String(), Gets: []string{"/x", "/image"}, Posts: []Post{{"/y", "{}"}}}) {
		name, _, _ := strings.Cut(strings.TrimPrefix(a.Page, "http://"), ":")
		got[name+" "+a.Way] += a.Got
	}
	for _, name := range []string{evil, "localhost", rebound} {
		for _, way := range []string{"fetch", "fetch with headers", "image", "script"} {
			if got[name+" "+way] == "" {
				t.Errorf("a page of %s got nothing by %s", name, way)
			}
		}
	}
	for _, way := range []string{"no-cors", "frame", "form"} {
		if !strings.Contains(got[rebound+" "+way], "secret") || got[evil+" frame"] != "" {
			t.Errorf("%s: a page of %s got %q, one of %s %q", way, rebound, got[rebound+" "+way], evil, got[evil+" frame"])
		}
	}
}
