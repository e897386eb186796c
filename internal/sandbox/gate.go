package sandbox

import (
	"net"
	"net/http"
	"net/url"
	"slices"
	"strings"

	"github.com/jtlctl/jtlctl/internal/fault"
	"github.com/jtlctl/jtlctl/internal/host"
	"github.com/jtlctl/jtlctl/internal/platform"
)

// exposed are the headers of answers that web pages of an allowed origin may read.
const exposed = "X-RateLimit-Limit, X-RateLimit-Interval-Length-Seconds, X-RateLimit-Remaining, Retry-After, WWW-Authenticate, X-Jtlctl-Sandbox"

// admit refuses what a web page in a browser may have sent, even by a name that
// only resolves to this machine, unless its origin is allowed. It answers what it
// refuses, and the questions that a browser asks first.
func (s *Sandbox) admit(w http.ResponseWriter, r *http.Request) bool {
	origin := r.Header.Get("Origin")
	control := strings.HasPrefix(r.URL.Path, "/sandbox/")
	allowed := len(r.Header.Values("Origin")) == 1 && slices.Contains(s.config.CORS, origin) && !control
	site := r.Header.Get("Sec-Fetch-Site")
	switch {
	case !s.isOwnHost(r):
		http.Error(w, "the sandbox answers only to localhost and its port", http.StatusMisdirectedRequest)
	case s.config.Certificate != nil && r.TLS == nil && !control:
		w.Header().Set("Upgrade", "TLS/1.2, HTTP/1.1")
		http.Error(w, "the sandbox is served by https (--tls): its address is "+s.config.BaseURL, http.StatusUpgradeRequired)
	case r.Header.Get("Upgrade") != "":
		http.Error(w, "the sandbox does not change the protocol", http.StatusForbidden)
	case len(r.Header.Values("Origin")) > 0 && control:
		http.Error(w, "the addresses below /sandbox/ do not answer web pages", http.StatusForbidden)
	case len(r.Header.Values("Origin")) > 0 && !allowed:
		http.Error(w, "the sandbox does not answer web pages; jtlctl sandbox serve --cors allows an origin", http.StatusForbidden)
	case !allowed && (site == "cross-site" || site == "same-site"):
		http.Error(w, "the sandbox does not answer web pages of other sites", http.StatusForbidden)
	case allowed && r.Method == http.MethodOptions && r.Header.Get("Access-Control-Request-Method") != "":
		allowPage(w, origin)
		preflight(w, r)
	default:
		if len(s.config.CORS) > 0 {
			w.Header().Add("Vary", "Origin")
		}
		if allowed {
			allowPage(w, origin)
		}
		return true
	}
	return false
}

// isOwnHost reports whether a request names this machine and the port that it came
// to.
func (s *Sandbox) isOwnHost(r *http.Request) bool {
	if platform.CheckURL("sandbox", "http://"+r.Host) != nil {
		return false
	}
	own := portOf(s.config.BaseURL)
	if local, ok := r.Context().Value(http.LocalAddrContextKey).(net.Addr); ok {
		if _, port, err := net.SplitHostPort(local.String()); err == nil {
			own = port
		}
	}
	scheme, _, _ := strings.Cut(s.config.BaseURL, "://")
	return portOf(scheme+"://"+r.Host) == own
}

// portOf returns the port of an address, or that of its scheme.
func portOf(address string) string {
	u, err := url.Parse(address)
	switch {
	case err != nil:
		return ""
	case u.Port() != "":
		return u.Port()
	case u.Scheme == "https":
		return "443"
	}
	return "80"
}

func allowPage(w http.ResponseWriter, origin string) {
	w.Header().Set("Access-Control-Allow-Origin", origin)
	w.Header().Set("Access-Control-Expose-Headers", exposed)
}

// preflight answers what a browser asks before a request (Fetch, "CORS-preflight
// fetch"; and "Private Network Access" for pages that are not of this machine).
func preflight(w http.ResponseWriter, r *http.Request) {
	header := w.Header()
	header.Add("Vary", "Origin, Access-Control-Request-Method, Access-Control-Request-Headers")
	header.Set("Access-Control-Allow-Methods", "GET, HEAD, POST, PUT, PATCH, DELETE")
	if names := r.Header.Get("Access-Control-Request-Headers"); names != "" {
		header.Set("Access-Control-Allow-Headers", names)
	}
	if r.Header.Get("Access-Control-Request-Private-Network") == "true" {
		header.Set("Access-Control-Allow-Private-Network", "true")
	}
	header.Set("Access-Control-Max-Age", "600")
	w.WriteHeader(http.StatusNoContent)
}

// CheckOrigin refuses what is not the origin of a web page, as its browser sends it:
// without the port that its scheme has, and in ASCII (Fetch, "serializing a request
// origin").
func CheckOrigin(origin string) error {
	const example = "http://localhost:5173"
	u, err := url.Parse(origin)
	right, ascii := example, strings.Trim(origin, "abcdefghijklmnopqrstuvwxyz0123456789-._:/[]") == ""
	if err == nil && (u.Scheme == "http" || u.Scheme == "https") && u.Host != "" && host.HasUsablePort(u) {
		switch sent := host.Origin(u); {
		case sent == origin && ascii:
			return nil
		case strings.HasPrefix(strings.ToLower(origin), sent) && ascii:
			right = sent
		}
	}
	return fault.New(fault.Usage, "--cors: %q is not the origin of a web page", origin).
		WithHint("write it as the browser sends it, without a path and in ASCII: %s", right)
}
