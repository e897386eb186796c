package proxy

import (
	"io"
	"net/http"
	"net/http/httptest"
	"net/http/httputil"
	"net/url"
	"path/filepath"
	"strings"
	"testing"

	"github.com/jtlctl/jtlctl/internal/record"
)

// BenchmarkProxy compares the handlers, without the connections of callers.
func BenchmarkProxy(b *testing.B) {
	body := []byte(strings.Repeat(`{"id":"4711","name":"an item"},`, 40))
	up := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) { _, _ = w.Write(body) }))
	defer up.Close()
	target, err := url.Parse(up.URL)
	if err != nil {
		b.Fatal(err)
	}
	file, err := record.Open(filepath.Join(b.TempDir(), "requests.ndjson"))
	if err != nil {
		b.Fatal(err)
	}
	defer func() { _ = file.Close() }()
	bare := &httputil.ReverseProxy{Rewrite: func(r *httputil.ProxyRequest) { r.SetURL(target) }, Transport: &http.Transport{MaxIdleConnsPerHost: 200}}
	p := start(b, up.URL, nil, func(o *Options, _ *CloudOptions) { o.Record, o.Served = file, func(Served) {} })
	for name, handler := range map[string]http.Handler{"bare": bare, "jtlctl": p} {
		b.Run(name, func(b *testing.B) {
			b.RunParallel(func(loop *testing.PB) {
				for loop.Next() {
					r := httptest.NewRequestWithContext(b.Context(), "GET", p.URL()+"/erp/v2/customerGroups", nil)
					r.RequestURI = strings.TrimPrefix(r.RequestURI, "http://"+r.Host)
					w := httptest.NewRecorder()
					if handler.ServeHTTP(w, r); w.Code != http.StatusOK {
						b.Error(w.Code)
					}
					_, _ = io.Copy(io.Discard, w.Body)
				}
			})
		})
	}
}
