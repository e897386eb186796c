// Package proxy is a server on this machine that adds the credentials of a profile,
// or of an app at a JTL-Wawi, to the requests of other programs.
//
// It decides who may use it and what goes on, and must not know flags and
// terminals: what prints is passed in.
package proxy

import (
	"bytes"
	"context"
	"encoding/hex"
	"errors"
	"io"
	"net/http"
	"net/http/httputil"
	"net/url"
	"strings"
	"time"

	"github.com/jtlctl/jtlctl/internal/fault"
	"github.com/jtlctl/jtlctl/internal/infer"
	"github.com/jtlctl/jtlctl/internal/record"
	"github.com/jtlctl/jtlctl/internal/scope"
)

// Options are what a proxy is made of.
type Options struct {
	Upstream Upstream
	// Address is the HOST:PORT that it is reached by.
	Address string
	// ReadOnly allows only what changes nothing, Allow only what a rule allows; none
	// allows everything.
	ReadOnly bool
	Allow    []Rule
	// NoCallerToken leaves out the random part of the address.
	NoCallerToken bool
	Record        *record.File
	Scopes        *scope.Index
	Random        io.Reader
	Now           func() time.Time
	// Served is called for each request, one after the other.
	Served func(Served)
	Warn   func(format string, args ...any)
}

// Proxy serves requests.
type Proxy struct {
	options Options
	allow   []placedRule
	guard   guard
	url     string
	reverse *httputil.ReverseProxy
	session *session
	flights flights
}

// randomBytes is how many bytes the random part of the address has: 128 bits.
const randomBytes = 16

// headersLatest is when the headers of a response go on whose body has not begun to
// come. Of the body each part goes on at once.
const headersLatest = 5 * time.Millisecond

// New makes a proxy.
func New(o Options) (*Proxy, error) {
	p := &Proxy{options: o, guard: guard{address: o.Address}, session: newSession(o)}
	if !o.NoCallerToken {
		random := make([]byte, randomBytes)
		if _, err := io.ReadFull(o.Random, random); err != nil {
			return nil, fault.New(fault.Internal, "the random part of the address cannot be made: %v", err).WithCause(err)
		}
		p.guard.prefix = "/" + hex.EncodeToString(random)
	}
	for _, rule := range o.Allow {
		p.allow = append(p.allow, o.Upstream.placeRule(rule))
	}
	p.url = "http://" + o.Address + p.guard.prefix
	p.reverse = &httputil.ReverseProxy{
		Rewrite: p.rewrite, ModifyResponse: p.modify, ErrorHandler: p.fail, Transport: sender{o.Upstream},
		FlushInterval: headersLatest,
		BufferPool:    &buffers{}, ErrorLog: silent(),
	}
	return p, nil
}

// URL is the address to use.
func (p *Proxy) URL() string { return p.url }

// Upstream is the address that requests go on to.
func (p *Proxy) Upstream() string { return p.options.Upstream.Base.String() }

// Summary is what the requests so far needed, compared with what an app has.
func (p *Proxy) Summary(declared infer.Declared) Summary {
	return p.session.summary(p.options.Upstream.Cloud, declared)
}

// ServeHTTP sends a request on, if it may.
func (p *Proxy) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	if !p.flights.begin() {
		return // the proxy has stopped
	}
	defer p.flights.end()
	started := p.options.Now()
	target, refused := p.guard.check(r)
	if refused == nil {
		var x *exchange
		if x, refused = p.admit(r, target); refused == nil {
			p.forward(w, r, x, started)
			return
		}
	}
	if target == "" {
		target = strings.Replace(r.RequestURI, p.guard.prefix, "", 1)
	}
	w.Header().Set("Connection", "close") // its body was not read
	w.Header().Set("X-Content-Type-Options", "nosniff")
	http.Error(w, "jtlctl proxy: refused: "+refused.reason, refused.status)
	p.session.refuse(r.Method, target, *refused)
}

// admit decides whether a request goes on, by what the server will see of it.
func (p *Proxy) admit(r *http.Request, target string) (*exchange, *refusal) {
	path, reason := cleanPath(target)
	if reason != "" {
		return nil, forbidden(reason)
	}
	raw, query, _ := strings.Cut(target, "?")
	x := &exchange{method: r.Method, path: p.options.Upstream.place(path)}
	x.escaped = (&url.URL{Path: path, RawPath: raw}).EscapedPath()
	if x.path != path { // below /erp
		x.escaped = strings.TrimSuffix(x.path, path) + x.escaped
	}
	if !p.allowed(x) {
		return nil, forbidden("no --allow allows " + r.Method + " " + x.path)
	}
	x.repeatable = isReading(r.Method) && (r.Body == nil || r.Body == http.NoBody)
	x.graphql = graphQLPath.Regexp().MatchString(x.path) || isReading(r.Method) && mayBeGraphQL(x.path)
	if x.graphql && (r.Method == http.MethodPost || isReading(r.Method)) {
		var err error
		if x.document, err = readDocument(r, query); err != nil {
			return nil, &refusal{http.StatusBadRequest, "its body could not be read"}
		}
		if whole := x.document.whole; whole != nil && x.document.readOnly {
			x.repeatable = true
			x.body = func() io.ReadCloser { return io.NopCloser(bytes.NewReader(whole)) }
		}
	}
	if p.options.ReadOnly {
		return x, refuseWriting(x)
	}
	return x, nil
}

func (p *Proxy) allowed(x *exchange) bool {
	for _, rule := range p.allow {
		if rule.allows(x.method, x.path) {
			return true
		}
	}
	return len(p.allow) == 0
}

func isReading(method string) bool { return method == http.MethodGet || method == http.MethodHead }

// refuseWriting refuses what may change something.
func refuseWriting(x *exchange) *refusal {
	switch {
	case !x.graphql && isReading(x.method):
		return nil
	case !x.graphql || x.method != http.MethodPost && !isReading(x.method):
		return forbidden("--read-only allows GET, HEAD and queries of GraphQL, and not " + x.method)
	case x.document.tooLarge:
		return &refusal{http.StatusRequestEntityTooLarge, "--read-only looks into GraphQL requests, and " + x.document.problem}
	case x.document.problem != "":
		return forbidden("--read-only looks into GraphQL requests: " + x.document.problem)
	case !x.document.readOnly:
		return forbidden("--read-only allows GraphQL documents that consist of queries, and this one has something else")
	}
	return nil
}

// forward sends a request on, and shows it once it has ended.
func (p *Proxy) forward(w http.ResponseWriter, r *http.Request, x *exchange, started time.Time) {
	seen := newStatusWriter(w)
	defer func() { p.session.finish(x, seen.status, p.options.Now().Sub(started)) }()
	if r.ContentLength != 0 {
		x.sent.ReadCloser = r.Body
		r.Body = &x.sent
		// The server may answer while the body is still coming.
		_ = seen.control.EnableFullDuplex()
	}
	p.reverse.ServeHTTP(seen, r.WithContext(context.WithValue(r.Context(), exchangeKey{}, x)))
}

// rewrite makes the request that is sent.
func (p *Proxy) rewrite(r *httputil.ProxyRequest) {
	x, base := exchangeOf(r.In.Context()), p.options.Upstream.Base
	out := r.Out
	out.Host = ""
	out.URL = &url.URL{Scheme: base.Scheme, Host: base.Host, RawQuery: r.In.URL.RawQuery, ForceQuery: r.In.URL.ForceQuery}
	out.URL.RawPath = base.EscapedPath() + x.escaped
	out.URL.Path = base.Path + x.path
	cleanRequest(out.Header, p.url)
}

// modify makes the response that goes back.
func (p *Proxy) modify(response *http.Response) error {
	cleanResponse(response.Header)
	if location := response.Header.Get("Location"); location != "" {
		response.Header.Set("Location", rewriteLocation(location, response.Request.URL, p.options.Upstream.Base, p.url))
	}
	if x := exchangeOf(response.Request.Context()); isExplained(response.StatusCode) || x.graphql && response.StatusCode == http.StatusOK {
		x.watch(response)
	}
	return nil
}

// fail answers for a server that does not.
func (p *Proxy) fail(w http.ResponseWriter, r *http.Request, err error) {
	x := exchangeOf(r.Context())
	x.failure = err
	if errors.Is(err, context.Canceled) && r.Context().Err() != nil {
		return // nobody is there any more
	}
	status := http.StatusBadGateway
	if x.sent.broken.Load() {
		x.failure, status = errBrokenBody, http.StatusBadRequest
		w.Header().Set("Connection", "close") // where the next request begins is not known
	}
	message, _ := p.options.Upstream.failure(x.failure)
	http.Error(w, "jtlctl proxy: "+message, status)
}
