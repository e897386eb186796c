package infer

import (
	"net/http"
	"strings"

	"github.com/jtlctl/jtlctl/internal/scope"
	"github.com/jtlctl/jtlctl/internal/traffic"
)

// Why a request is not looked at.
const (
	preflight   = "preflight of a browser"
	elsewhere   = "not a request to the ERP API"
	platformAPI = "api.jtl-cloud.com"
)

// callOfTraffic returns the call of a recorded request; skip says why it is none.
func callOfTraffic(index *scope.Index, place Place, r traffic.Request) (call Call, skip string) {
	if r.Method == http.MethodOptions {
		return call, preflight
	}
	path, platform, doubtful := judge(r)
	call = Call{Place: place, Method: r.Method, Path: path, Fields: r.Fields, Doubtful: doubtful}
	known := len(index.Match("", path, 0)) > 0 || (scope.Request{Method: r.Method, Path: path}).IsGraphQL()
	if !platform && !known {
		return call, elsewhere
	}
	if host, _, ok := cutHost(r.URL); ok && !platform {
		if !isLocal(host) {
			return call, elsewhere // of others, who have customers and orders too
		}
		call.Doubtful = true
	}
	return call, ""
}

// judge returns the path of a request, whether it certainly is one to the ERP API, and
// whether it is only one by its path: an access log has the routes of the app itself.
func judge(r traffic.Request) (path string, platform, doubtful bool) {
	host, path, hasHost := cutHost(r.URL)
	lower := strings.ToLower(path)
	marked := strings.HasPrefix(lower, "/erp/v") || strings.Contains(lower, "/eazybusiness/")
	if hasHost {
		return path, marked || isPlatform(host) && !isOtherService(lower), false
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

// isPlatform reports whether a host is that of the Cloud API, in any environment, or
// has a port of JTL-Wawi (platform documentation, 2026-11-26).
func isPlatform(host string) bool {
	name, port, _ := strings.Cut(host, ":")
	return name == platformAPI || strings.HasPrefix(name, "api.") && strings.HasSuffix(name, ".jtl-cloud.com") || port == "5883" || port == "64110"
}

// isOtherService reports whether a path at the host of the Cloud API is of another
// service there, such as that of accounts.
func isOtherService(path string) bool {
	return !strings.HasPrefix(path, "/erp/") && !strings.HasPrefix(path, "/v") && !strings.HasPrefix(path, "/api/")
}

func isLocal(host string) bool {
	name, _, _ := strings.Cut(strings.TrimPrefix(host, "["), ":")
	return name == "localhost" || strings.HasPrefix(name, "127.") || strings.HasPrefix(name, "192.168.") || strings.HasPrefix(name, "10.") || !strings.Contains(name, ".")
}
