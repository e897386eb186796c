package probe

import (
	"encoding/json"
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/jtlctl/jtlctl/internal/fault"
	"github.com/jtlctl/jtlctl/internal/platform"
	"github.com/jtlctl/jtlctl/internal/sandbox"
	"github.com/jtlctl/jtlctl/internal/suggest"
	"github.com/jtlctl/jtlctl/internal/textutil"
)

// Placeholder stands for the token in headers, URL and body.
const Placeholder = "{token}"

// MinDelay is the least time between two requests: never more than ten a second.
const MinDelay = 100 * time.Millisecond

// Options are what a user asks for.
type Options struct {
	URL     string
	Kind    string   // of sandbox.ForgedKinds
	Method  string   // "" is GET, or POST with a body
	Headers []string // NAME: VALUE; none is Authorization: Bearer {token}, if URL and body have no placeholder
	Body    string
	// ExpectOK are the statuses of a good token, such as 404 or 2xx; none are those
	// of the first good token.
	ExpectOK []string
	Delay    time.Duration // between two requests; less than MinDelay is MinDelay
	Rotation bool
}

// Plan is what the requests of a probe have in common.
type Plan struct {
	Options

	headers [][2]string
	expect  []string
	form    bool // the body is form-encoded
}

// Parse checks options.
func Parse(o Options) (Plan, error) {
	p := Plan{Options: o}
	if err := suggest.Among("kind of token", o.Kind, sandbox.ForgedKinds()); err != nil {
		return Plan{}, fault.WithOrigin(err, "--kind")
	}
	if err := checkURL(o.URL); err != nil {
		return Plan{}, err
	}
	if o.Delay < 0 {
		return Plan{}, fault.New(fault.Usage, "--delay cannot be negative, and is %s", o.Delay)
	}
	p.Delay = max(o.Delay, MinDelay)
	for _, step := range []func() error{p.parseHeaders, p.parseMethod, p.parseStatuses} {
		if err := step(); err != nil {
			return Plan{}, err
		}
	}
	return p, nil
}

// checkURL refuses what is no address, or whose host a token would decide on.
func checkURL(raw string) error {
	at, err := url.Parse(strings.ReplaceAll(raw, Placeholder, "x"))
	other, errOther := url.Parse(strings.ReplaceAll(raw, Placeholder, "y"))
	if err != nil || errOther != nil || (at.Scheme != "http" && at.Scheme != "https") || at.Hostname() == "" {
		return fault.New(fault.Usage, "%q is not an http(s) address", platform.WithoutUser(raw)).
			WithHint("write it in full, such as http://127.0.0.1:3000/api/me")
	}
	switch {
	case at.User != nil:
		return fault.New(fault.Usage, "the address contains a user name or password").WithHint("remove them, and use --header")
	case at.Host != other.Host || at.Scheme != other.Scheme:
		return fault.New(fault.Usage, "%s cannot be part of the host", Placeholder)
	case at.Fragment != "":
		return fault.New(fault.Usage, "the address has a fragment (#), which is never sent").WithHint("leave it out")
	}
	return nil
}

// notSettable are the headers that the connection decides on.
var notSettable = []string{"Connection", "Content-Length", "Transfer-Encoding", "Upgrade", "Keep-Alive", "Te", "Trailer"}

func (p *Plan) parseHeaders() error {
	for _, text := range p.Headers {
		name, value, found := strings.Cut(text, ":")
		name, value = strings.TrimSpace(name), strings.TrimSpace(value)
		if !found || !textutil.IsToken(name) || !textutil.IsHeaderValue(value) {
			return fault.New(fault.Usage, "--header %q is not a header", text).WithHint("write it like --header 'X-Session-Token: %s'", Placeholder)
		}
		name = http.CanonicalHeaderKey(name)
		if slices.Contains(notSettable, name) {
			return fault.New(fault.Usage, "--header cannot set %s, which the connection decides on", name)
		}
		p.headers = append(p.headers, [2]string{name, value})
	}
	used := strings.Contains(p.URL, Placeholder) || strings.Contains(p.Body, Placeholder) ||
		slices.ContainsFunc(p.headers, func(h [2]string) bool { return strings.Contains(h[1], Placeholder) })
	switch {
	case !used && len(p.headers) > 0 && slices.ContainsFunc(p.headers, func(h [2]string) bool { return h[0] == "Authorization" }):
		return fault.New(fault.Usage, "the token is nowhere in the request: --header sets Authorization without %s", Placeholder).
			WithHint("write --header 'Authorization: Bearer %s'", Placeholder)
	case !used:
		p.headers = append(p.headers, [2]string{"Authorization", "Bearer " + Placeholder})
	}
	return nil
}

func (p *Plan) parseMethod() error {
	switch {
	case p.Method == "" && p.Body != "":
		p.Method = http.MethodPost
	case p.Method == "":
		p.Method = http.MethodGet
	case !textutil.IsToken(p.Method):
		return fault.New(fault.Usage, "--method %q is not a method", p.Method)
	}
	p.Method = strings.ToUpper(p.Method)
	if p.Body == "" {
		return nil
	}
	const name = "Content-Type"
	i := slices.IndexFunc(p.headers, func(h [2]string) bool { return h[0] == name })
	if i < 0 {
		kind := "application/x-www-form-urlencoded"
		if json.Valid([]byte(strings.ReplaceAll(p.Body, Placeholder, "x"))) {
			kind = "application/json"
		}
		i = len(p.headers)
		p.headers = append(p.headers, [2]string{name, kind})
	}
	p.form = strings.HasPrefix(strings.ToLower(p.headers[i][1]), "application/x-www-form-urlencoded")
	return nil
}

func (p *Plan) parseStatuses() error {
	for _, text := range p.ExpectOK {
		for one := range strings.SplitSeq(text, ",") {
			one = strings.ToLower(strings.TrimSpace(one))
			code, err := strconv.Atoi(strings.ReplaceAll(one, "x", "0"))
			if len(one) != 3 || err != nil || code < 100 || code > 599 || strings.ContainsRune(one[:1], 'x') {
				return fault.New(fault.Usage, "--expect-ok %q is not a status", one).WithHint("write it like --expect-ok 404, or --expect-ok 2xx")
			}
			p.expect = append(p.expect, one)
		}
	}
	return nil
}
