package wawi

import (
	"context"
	"fmt"
	"net/http"
	"net/url"
	"slices"
	"strings"
	"time"

	"github.com/jtlctl/jtlctl/internal/apicall"
	"github.com/jtlctl/jtlctl/internal/erp"
	"github.com/jtlctl/jtlctl/internal/fault"
	"github.com/jtlctl/jtlctl/internal/platform"
	"github.com/jtlctl/jtlctl/internal/secret"
	"github.com/jtlctl/jtlctl/internal/textutil"
)

// Carried reports whether a header can carry a key.
func Carried(key secret.String) bool { return !key.Empty() && textutil.IsHeaderValue(key.Reveal()) }

// carriedKey returns the key of an installation from its store. One that no header
// can carry is an error.
func (s Stores) carriedKey(ctx context.Context, name string, i Installation) (secret.String, error) {
	key, err := s.key(ctx, name, i, nil)
	if err == nil && !Carried(key) {
		return secret.String{}, fault.New(fault.Credentials, "the key of %q has characters that no header can carry", name).
			WithHint("`jtlctl wawi key %s -o json` shows it; register again if it is damaged", name)
	}
	return key, err
}

// authorization is the header with a key.
func authorization(key secret.String) string { return "Wawi " + key.Reveal() }

// header returns the other headers that JTL-Wawi wants of a call to an address.
func (i Installation) header(address string) http.Header {
	h := http.Header{}
	h.Set("X-AppId", i.AppID)
	h.Set("X-AppVersion", i.AppVersion)
	h.Set("api-version", i.versionAt(address).String())
	return h
}

// sender sends calls with the headers that JTL-Wawi wants. quiet bounds the time in
// which nothing moves in either direction.
func (c Client) sender(i Installation, key secret.String, quiet time.Duration) apicall.Sender {
	prepare := func(_ context.Context, request *http.Request) error {
		request.Header.Set("Authorization", authorization(key))
		for name, values := range i.header(request.URL.String()) {
			if request.Header.Get(name) == "" {
				request.Header[name] = values
			}
		}
		return nil
	}
	return apicall.Sender{HTTP: c.HTTP, Quiet: quiet, Prepare: prepare, Unreachable: c.unreachable}
}

// call is a call to a path of an installation without headers and body of a user.
func (i Installation) call(method, path string) (apicall.Call, error) {
	method, err := apicall.ParseMethod(method)
	if err != nil {
		return apicall.Call{}, err
	}
	address, err := i.Address(path)
	if err != nil {
		return apicall.Call{}, err
	}
	u, err := url.Parse(address)
	if err != nil {
		return apicall.Call{}, fault.New(fault.Usage, "%s %s is not a request that can be sent", method, path).
			WithHint("write it like GET /v2/customerGroups").WithCause(err)
	}
	return apicall.Call{Method: method, Path: path, Address: u}, nil
}

// Asked is a call that was sent, with what its answer is explained by.
type Asked struct {
	apicall.Exchange
	// At is when the answer came.
	At time.Time
	// Name is that of the installation.
	Name string
	// Redactor knows the key that was sent; no explanation repeats it.
	Redactor *secret.Redactor
	// Renewal says that `wawi resume` fetches a newer key.
	Renewal bool
	// Opens are the scopes any of which opens the operation, and Named those that the
	// answer itself names.
	Opens, Named []string
}

// Refused explains an answer of a call that is an error, or returns nil.
func (i Installation) Refused(asked Asked) *fault.Error {
	code, name := asked.Status, asked.Name
	kind := apicall.KindOf(code)
	if kind == "" {
		return nil
	}
	f := fault.New(kind, "%s", asked.Failure(asked.Redactor.Redact))
	switch {
	case code < 300:
		return f.WithHint("that is not an answer to a request; look at the headers of -H, such as Upgrade, and at the address")
	case code < 400:
		return f.WithHint("redirects are not followed, because the key would travel along")
	case code == http.StatusUnauthorized && asked.Renewal:
		f.Message += ": JTL-Wawi rejects the key of " + name
		return f.WithHint("the app was registered again, and the new key is not here yet: `jtlctl wawi resume %s` fetches the new key", name)
	case code == http.StatusUnauthorized:
		f.Message += ": JTL-Wawi rejects the key of " + name
		return f.WithHint("it is invalid once the app was registered again, or removed in JTL-Wawi: `%s` makes a new one", registerAgain(name, i.URL))
	case code == http.StatusPaymentRequired:
		f.Message += ": there is no licence for this, or JTL has not authorised the app"
		return f.WithHint("book the API licence in the JTL customer centre (kundencenter.jtl-software.de)")
	case asked.IsBlockPage():
		return f.WithHint("%s", platform.BlockPageHint)
	case code == http.StatusForbidden:
		return i.forbidden(f, asked)
	case code == http.StatusNotFound:
		if apicall.ErrorText(asked.Body, asked.Redactor.Redact) == "" {
			f.Message += ": there is no such address, or nothing with this number"
		}
		return f.WithHint("this installation speaks API %s: paths look like %s", i.API, example(i.API.Generation))
	case code == http.StatusUnsupportedMediaType:
		f.Message += asked.SentAs()
		return f.WithHint("the ERP API takes application/json without a charset: send Content-Type: application/json")
	case code == http.StatusTooManyRequests:
		return asked.TooMany(f, asked.At)
	case code >= 500:
		return f.WithHint("the fault is on the side of JTL-Wawi; look at its log")
	}
	return f.WithHint("look at the path, the body and API %s", i.API)
}

// forbidden says once which scope is missing: the server if it names one, else the
// catalogue.
func (i Installation) forbidden(f *fault.Error, asked Asked) *fault.Error {
	opens, name := asked.Opens, asked.Name
	switch {
	case len(asked.Named) > 0:
		opens = asked.Named
	case asked.Header.Get(apicall.RunAsHeader) != "" && i.GrantedKnown && !i.Has(apicall.RunAsScope) && (len(opens) == 0 || slices.ContainsFunc(opens, i.Has)):
		opens = []string{apicall.RunAsScope}
	}
	if len(opens) == 0 {
		return f.WithHint("a scope is missing; the catalogue has none for this path. `jtlctl wawi status %s` shows those that were granted", name)
	}
	listed := asked.Redactor.Redact(strings.Join(opens, " or "))
	switch held := slices.IndexFunc(opens, i.Has); {
	case held >= 0:
		return f.WithHint("%s holds the scope %s: the right may be missing from the user of JTL-Wawi, or was taken away there", name, opens[held])
	case len(asked.Named) == 0:
		f.Message += fmt.Sprintf("; it needs the scope %s, which %s does not hold", listed, name)
		return f.WithHint("scopes cannot be added: put it into the application file and register again, which makes a new key")
	}
	return f.WithHint("scopes cannot be added: put %s into the application file and register again, which makes a new key", listed)
}

func example(g erp.Generation) string {
	if g == erp.V2 {
		return "/v2/customerGroups"
	}
	return "/items"
}
