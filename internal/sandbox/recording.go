package sandbox

import (
	"bytes"
	"io"
	"net/http"
	"strings"
	"sync"
	"time"

	"github.com/jtlctl/jtlctl/internal/graphql"
	"github.com/jtlctl/jtlctl/internal/record"
	"github.com/jtlctl/jtlctl/internal/sandbox/cloudapi"
	"github.com/jtlctl/jtlctl/internal/scope"
)

// Recording is a place for a record of the requests to the APIs of a sandbox.
type Recording struct {
	Index *scope.Index
	// Add gets each request once it was answered.
	Add func(record.Entry)
}

// RecordIn appends the requests to the APIs to a file. A request that cannot be
// recorded is answered nevertheless; the first one is warned of.
func (c *Config) RecordIn(path string, warn func(format string, args ...any)) (stop func(), err error) {
	file, err := record.Open(path)
	if err != nil {
		return nil, err
	}
	var warned sync.Once
	c.Record = &Recording{Index: scope.WithNewer(c.API.Index), Add: func(e record.Entry) {
		if err := file.Add(e); err != nil {
			warned.Do(func() { warn("%v", err) })
		}
	}}
	return func() { _ = file.Close() }, nil
}

// maxDocument bounds what is read of a GraphQL request to record it, in bytes.
const maxDocument = 1 << 20

// start notes a request to an API, and returns what is to be called with its status
// once it was answered; nil if it is none. 0 means that there was no answer.
func (g *Recording) start(r *http.Request, now time.Time) (finish func(status int)) {
	path, ok := apiPath(r.URL.EscapedPath())
	if g == nil || !ok {
		return nil
	}
	request := record.Request{Method: r.Method, Path: path}
	document := &capture{ReadCloser: r.Body}
	if (scope.Request{Method: r.Method, Path: path}).IsGraphQL() {
		r.Body = document
	}
	kind := r.Header.Get("Content-Type")
	return func(status int) {
		if parsed, err := graphql.ParseRequest(kind, document.read.Bytes()); err == nil {
			request.Fields = parsed.Fields
		}
		entry := record.Describe(g.Index, request)
		entry.Time, entry.Status = now, status
		g.Add(entry)
	}
}

// apiPath returns the path of a call of an API, without what its address begins
// with: /erp of the cloud, /api/TENANT of a JTL-Wawi. The calls with which an app
// registers are none that need a scope.
func apiPath(path string) (string, bool) {
	if rest, ok := strings.CutPrefix(path, cloudapi.Base+"/"); ok {
		return "/" + rest, true
	}
	rest, ok := strings.CutPrefix(path, WawiPath)
	_, rest, found := strings.Cut(rest, "/")
	parts := strings.Split(strings.TrimPrefix(strings.TrimPrefix(rest, "v1/"), "v2/"), "/")
	if !ok || !found || (parts[0] == "authentication" && (len(parts) < 2 || !isOperation(parts[1]))) {
		return "", false
	}
	return "/" + rest, true
}

// capture keeps what is read of a body, up to a bound.
type capture struct {
	io.ReadCloser

	read bytes.Buffer
}

func (c *capture) Read(p []byte) (int, error) {
	n, err := c.ReadCloser.Read(p)
	c.read.Write(p[:min(n, maxDocument-c.read.Len())])
	return n, err
}
