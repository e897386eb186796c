package wawi

import (
	"context"
	"fmt"
	"io"
	"net/http"
	"slices"
	"strings"
	"time"

	"github.com/jtlctl/jtlctl/internal/erp"
	"github.com/jtlctl/jtlctl/internal/fault"
	"github.com/jtlctl/jtlctl/internal/platform"
	"github.com/jtlctl/jtlctl/internal/secret"
	"github.com/jtlctl/jtlctl/internal/textutil"
)

// Call is one request to the API of a Wawi.
type Call struct {
	Method, Path string
	// Body is streamed; nil means none. Kind is its media type.
	Body io.Reader
	Kind string
}

// Check refuses methods that are none, and those that do not read or change
// anything: TRACE and its like answer with the headers of the request, the key
// among them (RFC 9110, 9.3.8), and CONNECT asks for a tunnel.
func (c Call) Check() error {
	switch strings.ToUpper(c.Method) {
	case "":
		return fault.New(fault.Usage, "the method is empty").WithHint("write it like GET /v2/customerGroups")
	case http.MethodTrace, "TRACK":
		return fault.New(fault.Usage, "the method %s is not sent: its answer repeats the key", c.Method).WithHint("-v shows what is sent, without the key")
	case http.MethodConnect:
		return fault.New(fault.Usage, "the method CONNECT is not sent: it asks for a tunnel, and not for anything of JTL-Wawi")
	}
	return nil
}

// Carried reports whether a header can carry a key.
func Carried(key secret.String) bool { return !key.Empty() && textutil.IsHeaderValue(key.Reveal()) }

// Do sends a call with the headers that JTL-Wawi wants. quiet bounds the time
// in which nothing moves in either direction. The body of the answer is for
// the caller to stream and to close.
func (c Client) Do(ctx context.Context, i Installation, key secret.String, call Call, quiet time.Duration) (*http.Response, error) {
	if !Carried(key) {
		return nil, fault.New(fault.Credentials, "the key of this installation has signs that no header can carry").
			WithHint("look at it with `jtlctl wawi key`; register again if it is damaged")
	}
	if err := call.Check(); err != nil {
		return nil, err
	}
	address, err := i.Address(call.Path)
	if err != nil {
		return nil, err
	}
	watch := newWatch(ctx, quiet)
	body := call.Body
	if body != nil {
		body = &watched{body, watch}
	}
	request, err := http.NewRequestWithContext(watch.ctx, call.Method, address, body)
	if err != nil {
		watch.end()
		return nil, fault.New(fault.Usage, "%s %s is not a request that can be sent", call.Method, call.Path).
			WithHint("write it like GET /v2/customerGroups").WithCause(err)
	}
	request.Header.Set("Authorization", "Wawi "+key.Reveal())
	request.Header.Set("X-AppId", i.AppID)
	request.Header.Set("X-AppVersion", i.AppVersion)
	request.Header.Set("api-version", i.versionAt(address).String())
	if call.Kind != "" {
		request.Header.Set("Content-Type", call.Kind)
	}
	response, err := c.HTTP.Do(request)
	if err != nil {
		watch.end()
		if ctx.Err() != nil {
			return nil, fault.New(fault.Interrupted, "interrupted").WithCause(err)
		}
		return nil, c.unreachable(err)
	}
	response.Body = &watchedBody{watched{response.Body, watch}, response.Body}
	return response, nil
}

// watch ends a request in which nothing has moved for some time.
type watch struct {
	ctx   context.Context
	end   context.CancelFunc
	timer *time.Timer
	quiet time.Duration
}

func newWatch(ctx context.Context, quiet time.Duration) *watch {
	w := &watch{quiet: quiet}
	ctx, cancel := context.WithCancelCause(ctx)
	w.timer = time.AfterFunc(quiet, func() { cancel(context.DeadlineExceeded) })
	w.ctx, w.end = ctx, func() { w.timer.Stop(); cancel(nil) }
	return w
}

type watched struct {
	io.Reader
	watch *watch
}

func (w *watched) Read(p []byte) (int, error) {
	n, err := w.Reader.Read(p)
	w.watch.timer.Reset(w.watch.quiet)
	return n, err
}

type watchedBody struct {
	watched
	closer io.Closer
}

func (w *watchedBody) Close() error {
	w.watch.end()
	return w.closer.Close()
}

// Asked is a call that was sent, with what its answer is explained by.
type Asked struct {
	Call
	// Name is that of the installation.
	Name string
	// Redactor knows the key that was sent; no explanation repeats it.
	Redactor *secret.Redactor
	// Renewal says that a newer key is to be had with `wawi resume`.
	Renewal bool
	// Opens are the scopes any of which opens the operation.
	Opens []string
}

// Refused explains an answer of a call that is an error, or returns nil. body
// is its beginning.
func (i Installation) Refused(asked Asked, response *http.Response, body []byte) *fault.Error {
	code, name := response.StatusCode, asked.Name
	if code < 300 {
		return nil
	}
	hide := asked.Redactor.Redact
	what := hide(fmt.Sprintf("%s %s failed with %s", asked.Method, asked.Path, platform.Describe(response, body))) + errorText(body, hide)
	switch {
	case code < 400:
		return fault.New(fault.Server, "%s", what).WithHint("redirects are not followed, because the key would travel along")
	case code == http.StatusUnauthorized && asked.Renewal:
		return fault.New(fault.Credentials, "%s: JTL-Wawi rejects the key of %s", what, name).
			WithHint("the app was registered again, and the new key is not here yet: `jtlctl wawi resume %s` fetches the new key", name)
	case code == http.StatusUnauthorized:
		return fault.New(fault.Credentials, "%s: JTL-Wawi rejects the key of %s", what, name).
			WithHint("it is invalid once the app was registered again, or removed in JTL-Wawi: `jtlctl wawi register %s` makes a new one", name)
	case code == http.StatusPaymentRequired:
		return fault.New(fault.Refused, "%s: there is no licence for this, or JTL has not authorised the app", what).
			WithHint("book the API licence in the JTL customer centre (kundencenter.jtl-software.de)")
	case code == http.StatusForbidden:
		return i.forbidden(what, name, asked.Opens)
	case code == http.StatusNotFound:
		return fault.New(fault.Refused, "%s: there is no such address, or nothing with this number", what).
			WithHint("this installation speaks API %s: paths look like %s", i.API, example(i.API.Generation))
	case code >= 500:
		return fault.New(fault.Server, "%s", what).WithHint("the fault is on the side of JTL-Wawi; look at its log")
	}
	return fault.New(fault.Refused, "%s", what).WithHint("look at the path, the body and API %s", i.API)
}

func (i Installation) forbidden(what, name string, opens []string) *fault.Error {
	f := fault.New(fault.Refused, "%s", what)
	if len(opens) == 0 {
		return f.WithHint("a scope is missing; the catalogue has none for this path. `jtlctl wawi status %s` shows those that were granted", name)
	}
	if held := slices.IndexFunc(opens, i.Has); held >= 0 {
		return f.WithHint("the scope %s opens it, and %s holds that: the right may be missing from the user of JTL-Wawi, or was taken away there", opens[held], name)
	}
	f.Message += fmt.Sprintf("; it needs the scope %s, which %s does not hold", strings.Join(opens, " or "), name)
	return f.WithHint("scopes cannot be added: put it into the application file and register again, which makes a new key")
}

func example(g erp.Generation) string {
	if g == erp.V2 {
		return "/v2/customerGroups"
	}
	return "/items"
}
