package infer

import (
	"net/http"
	"strings"

	"github.com/jtlctl/jtlctl/internal/scope"
	"github.com/jtlctl/jtlctl/internal/source/platform"
	"github.com/jtlctl/jtlctl/internal/traffic"
)

// Why a request is not looked at.
const (
	preflight = "preflight of a browser"
	elsewhere = "not a request to the ERP API"
)

// callOfTraffic returns the call of a recorded request; skip says why it is none.
func callOfTraffic(index *scope.Index, place Place, r traffic.Request) (call Call, skip string) {
	if r.Method == http.MethodOptions {
		return call, preflight
	}
	path, ours, doubtful := judge(r)
	call = Call{Place: place, Method: r.Method, Path: path, Fields: r.Fields, Doubtful: doubtful}
	known := len(index.Match("", path, 0)) > 0 || (scope.Request{Method: r.Method, Path: path}).IsGraphQL()
	if !ours && !known {
		return call, elsewhere
	}
	if host, _, ok := cutHost(r.URL); ok && !ours {
		if !platform.MayBeHost(host) {
			return call, elsewhere // of others, who have customers and orders too
		}
		call.Doubtful = true
	}
	return call, ""
}

// judge returns the path of a request, whether it certainly is one to the ERP API, and
// whether it is only one by its path: an access log has the routes of the app itself.
func judge(r traffic.Request) (path string, ours, doubtful bool) {
	host, path, hasHost := cutHost(r.URL)
	marked := platform.IsPath(path)
	if hasHost {
		// the path of JTL-Wawi is at any host of a merchant, /erp/v2 is also at others
		marked = marked && (platform.MayBeHost(host) || strings.Contains(strings.ToLower(path), "/eazybusiness/"))
		return path, marked || platform.IsAddress(host, path), false
	}
	fromLog := r.Status != 0
	return path, marked || !fromLog, fromLog && !marked
}

// cutHost splits an address; ok is false if it is only a path.
func cutHost(url string) (host, path string, ok bool) {
	_, rest, ok := strings.Cut(url, "://")
	if !ok {
		return "", url, false
	}
	host, path, _ = strings.Cut(rest, "/")
	return strings.ToLower(host), "/" + path, true
}
