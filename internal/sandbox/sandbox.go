// Package sandbox is a JTL platform in miniature, for trying and testing:
// token endpoints, the key set that demands a Bearer token, session tokens
// signed by keys of its own, and installations of Wawi that register apps.
//
// It answers as the real one is known to answer, errors included, and must
// never be reachable from another machine.
package sandbox

import (
	"encoding/json"
	"io"
	"net"
	"net/http"
	"strings"
	"time"

	"github.com/jtlctl/jtlctl/internal/platform"
	"github.com/jtlctl/jtlctl/internal/sandbox/cloudapi"
)

// The credentials that every sandbox accepts, fixed so that scripts can use
// them. They open nothing but a sandbox.
const (
	ClientID     = platform.SandboxClientID
	ClientSecret = platform.SandboxClientSecret
	RefreshToken = platform.SandboxRefreshToken
	DefaultAddr  = platform.SandboxAddress
)

// The paths of a sandbox. Those below /sandbox/ are its own.
const (
	LegacyTokenPath  = "/oauth2/token"
	ZitadelTokenPath = "/oauth/v2/token"
	SCXPath          = "/v1/auth"
	LegacyKeysPath   = "/.well-known/jwks.json"
	MintPath         = "/sandbox/token"
	RotatePath       = "/sandbox/rotate"
	APIFaultsPath    = "/sandbox/api/faults"
)

// Config is what a sandbox is made of.
type Config struct {
	// BaseURL is where it is served, such as http://127.0.0.1:7373.
	BaseURL string
	Now     func() time.Time
	// Random is the source of the signing keys.
	Random io.Reader
	// Log receives a line for each request; nil means none.
	Log  func(format string, args ...any)
	Wawi Wawi
	// API is how the API of the cloud behaves. Who may call it is left to the sandbox.
	API cloudapi.Config
	// Record keeps the requests to the APIs; nil means that nothing does.
	Record *Recording
	// CORS are the origins whose web pages may call the sandbox.
	CORS []string
	// Certificate lets it be served by https; nil means by http.
	Certificate *Certificate
}

// Sandbox is one platform with its keys. It is an http.Handler.
type Sandbox struct {
	*Cloud
	*Registry

	config Config
	routes *http.ServeMux
}

// New makes a sandbox with fresh keys.
func New(config Config) (*Sandbox, error) {
	random := &random{source: config.Random}
	config.Random = random
	keys, err := newKeyring(random)
	if err != nil {
		return nil, err
	}
	s := &Sandbox{
		Cloud: newCloud(config, keys), Registry: newRegistry(config.Wawi, config.Now, random),
		config: config, routes: http.NewServeMux(),
	}
	s.route(s.routes)
	(&wawi{s.Registry}).route(s.routes)
	return s, nil
}

// Endpoints are the addresses that a client of this sandbox needs.
func (s *Sandbox) Endpoints() platform.Endpoints {
	return platform.Sandbox{URL: s.config.BaseURL}.Endpoints(platform.Legacy)
}

// WawiURL is the base URL of an installation of Wawi, that of the tenant whose
// name is usual.
func (s *Sandbox) WawiURL() string { return s.config.BaseURL + WawiPath + "eazybusiness" }

// ServeHTTP answers a request, unless a web page in a browser may have sent it.
func (s *Sandbox) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	seen := &status{ResponseWriter: w, code: http.StatusOK}
	if s.config.Log != nil {
		defer func() { s.config.Log("%s %s %d", r.Method, r.URL.Path, seen.code) }()
	}
	if !s.admit(seen, r) {
		return
	}
	r.Body = http.MaxBytesReader(seen, r.Body, limit(r))
	if finish := s.config.Record.start(r, s.config.Now()); finish != nil {
		answered := 0
		defer func() { finish(answered) }()
		s.routes.ServeHTTP(seen, r)
		answered = seen.code
		return
	}
	s.routes.ServeHTTP(seen, r)
}

const maxRequest = 1 << 20 // bytes

// limit bounds the body of a request. Calls of Wawi may carry whole files.
func limit(r *http.Request) int64 {
	if strings.HasPrefix(r.URL.Path, WawiPath) {
		return maxCall
	}
	return maxRequest
}

type status struct {
	http.ResponseWriter
	code int
}

// Unwrap is for http.ResponseController.
func (s *status) Unwrap() http.ResponseWriter { return s.ResponseWriter }

func (s *status) WriteHeader(code int) {
	s.code = code
	s.ResponseWriter.WriteHeader(code)
}

// Listen opens an address of this machine; port 0 takes a free one.
func Listen(address string) (net.Listener, error) { return listening.Listen(address) }

func answer(w http.ResponseWriter, code int, value any) {
	w.Header().Set("Content-Type", "application/json; charset=utf-8")
	w.Header().Set("Cache-Control", "no-store")
	w.WriteHeader(code)
	_ = json.NewEncoder(w).Encode(value)
}
