package main

import (
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"

	"github.com/rogpeppe/go-internal/testscript"
)

// cmdPublisher serves the documents of a folder, read for each request:
// publisher VARIABLE FOLDER. The variable becomes the address. A file NAME.moved
// contains where NAME is redirected to, with $SELF for the publisher, and a file
// NAME.slow means that NAME never arrives. A request
// with credentials is refused.
func cmdPublisher(ts *testscript.TestScript, _ bool, args []string) {
	folder := ts.MkAbs(args[1])
	var server *httptest.Server
	server = httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.Header.Get("Authorization") != "" || r.Header.Get("Cookie") != "" || r.URL.RawQuery != "" {
			http.Error(w, "credentials", http.StatusTeapot)
			return
		}
		path := filepath.Join(folder, filepath.FromSlash(strings.TrimPrefix(r.URL.Path, "/")))
		if _, err := os.Stat(path + ".slow"); err == nil {
			w.WriteHeader(http.StatusOK)
			w.(http.Flusher).Flush()
			<-r.Context().Done()
			return
		}
		if target, err := os.ReadFile(path + ".moved"); err == nil {
			http.Redirect(w, r, strings.ReplaceAll(strings.TrimSpace(string(target)), "$SELF", server.URL), http.StatusFound)
			return
		}
		text, err := os.ReadFile(path)
		if err != nil {
			http.Error(w, "gone", http.StatusNotFound)
			return
		}
		_, _ = w.Write(text)
	}))
	ts.Defer(func() {
		server.CloseClientConnections()
		server.Close()
	})
	ts.Setenv(args[0], server.URL)
}
