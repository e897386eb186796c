package wawi

import (
	"context"
	"errors"
	"io"
	"net/http"
	"slices"
	"strings"
	"time"

	"github.com/jtlctl/jtlctl/internal/apicall"
	"github.com/jtlctl/jtlctl/internal/erp"
	"github.com/jtlctl/jtlctl/internal/fault"
	"github.com/jtlctl/jtlctl/internal/scope"
	"github.com/jtlctl/jtlctl/internal/secret"
)

// proof finds out if a JTL-Wawi knows a key.
type proof struct {
	service      Service
	client       Client
	installation Installation // with the target that was found
	key          secret.String
	quiet        time.Duration
}

// run asks for the information that JTL-Wawi gives without a key, to know the
// version and that the server is a JTL-Wawi, and then sends one GET that needs a scope. A
// key that is rejected is an error in any case; if the response shows neither, noVerify
// decides.
func (p *proof) run(ctx context.Context, preferred erp.Generation, noVerify bool) (verified bool, err error) {
	target, _, err := p.client.Detect(ctx, generations(preferred))
	var silent *noInfoError
	switch {
	case err == nil:
		p.installation.Target, p.client.Target = target, target
		err = p.ask(ctx)
	case errors.As(err, &silent):
		err = p.askAll(ctx, silent, preferred)
	}
	if err != nil && p.installation.API.Open() {
		return false, err // a record needs a version
	}
	switch kind := fault.From(err).Kind; {
	case err == nil:
		return true, nil
	case kind == fault.Credentials || kind == fault.Interrupted || kind == fault.Usage || ctx.Err() != nil:
		return false, err
	case noVerify:
		p.service.UI.Warn("the key is not proven: %s", fault.Message(err))
		return false, nil
	}
	hint := "nothing was stored; --no-verify stores the key without this proof"
	if fault.Hint(err) != "" {
		hint = fault.Hint(err) + "; " + hint
	}
	unknown := fault.Wrap(err, "if JTL-Wawi knows the key is not known: %s", fault.Message(err)).WithHint("%s", hint)
	if unknown.Kind == fault.Refused {
		return false, unknown.WithKind(fault.Server) // of the request; of the key nothing is known
	}
	return false, unknown
}

// ask sends the request. A 404 is not the last word as long as the paths may be
// below another prefix; then it shows that the key is known.
func (p *proof) ask(ctx context.Context) error {
	index, err := p.service.Scopes()
	if err != nil {
		return err
	}
	path, ok := proving(index, p.installation.API.Generation)
	if !ok {
		return fault.New(fault.Server, "the catalogue has no operation of API %d.x that proves a key", p.installation.API.Generation).
			WithHint("`jtlctl scope list --catalogs` shows what there is")
	}
	err = p.send(ctx, path)
	if other, more := elsewhere(p.installation.Target, err); more {
		here := p.installation.Target
		p.installation.Target = other
		second := p.send(ctx, path)
		if !isNotFound(second) {
			return second
		}
		p.installation.Target = here
	}
	if isNotFound(err) {
		return nil
	}
	return err
}

// askAll sends the request where a Wawi that gives no information may have its
// API. A 404 shows nothing there: the address may be of something else.
func (p *proof) askAll(ctx context.Context, silent *noInfoError, preferred erp.Generation) error {
	index, err := p.service.Scopes()
	if err != nil {
		return err
	}
	wanted := p.installation.Target
	for _, g := range generations(preferred) {
		path, ok := proving(index, g)
		if fixed := wanted.API; !ok || !fixed.Open() && fixed.Generation != g {
			continue
		}
		target := silent.targetOf(g)
		for range target.API.Generation.Prefixes() {
			p.installation.Target = target
			err := p.send(ctx, path)
			if !isNotFound(err) {
				return err
			}
			target, _ = elsewhere(target, err)
		}
	}
	p.installation.Target = wanted
	return silent
}

func isNotFound(err error) bool { return answeredWith(err, http.StatusNotFound) }

// answeredWith reports whether an error is a response with a status.
func answeredWith(err error, status int) bool {
	var answered *answerError
	return errors.As(err, &answered) && answered.code == status
}

// send sends one request with the key. 2xx and 403 say that JTL-Wawi knows it.
func (p *proof) send(ctx context.Context, path string) error {
	call, err := p.installation.call(http.MethodGet, path)
	if err != nil {
		return err
	}
	response, err := p.client.sender(p.installation, p.key, p.quiet).Once(ctx, call)
	if err != nil {
		return err
	}
	defer func() { _ = response.Body.Close() }()
	const most = 64 << 10
	body, _ := io.ReadAll(io.LimitReader(response.Body, most)) // only explains
	switch code := response.StatusCode; {
	case code >= 200 && code < 300, code == http.StatusForbidden:
		return nil
	case code == http.StatusUnauthorized:
		hide := p.client.Redactor.Redact
		return fault.New(fault.Credentials, "JTL-Wawi at %s rejects the key (401)%s", p.installation.URL, apicall.ErrorText(body, hide)).
			WithHint("nothing was stored; look at the key, at --app-id and at the name of the database in the address")
	}
	f := p.installation.Refused(Asked{
		Exchange: apicall.Exchange{Method: call.Method, Path: path, Status: response.StatusCode, Answer: response.Header, Body: body}, At: p.client.Now(), Redactor: p.client.Redactor,
	})
	return &answerError{f, response.StatusCode, 0}
}

// cheap are resources whose list is short and needs no parameters, in the order
// in which they are tried.
func cheap() []string {
	return []string{"companies", "customergroups", "warehouses", "countries", "shippingmethods"}
}

// proving returns a GET of the catalogues that needs a scope and no parameters:
// information about a JTL-Wawi is given without a key too.
func proving(index *scope.Index, g erp.Generation) (path string, ok bool) {
	best := len(cheap()) + 1
	for _, catalog := range slices.Backward(index.Catalogs()) {
		if catalog.Generation != g {
			continue
		}
		for _, o := range catalog.Operations {
			if o.Method != http.MethodGet || len(o.Scopes) == 0 || strings.ContainsAny(o.Path, "{$") {
				continue
			}
			rank := slices.Index(cheap(), strings.ToLower(o.Path[strings.LastIndexByte(o.Path, '/')+1:]))
			if rank < 0 {
				rank = len(cheap())
			}
			if rank < best {
				best, path, ok = rank, unversioned(o.Path), true
			}
		}
	}
	return path, ok
}

// unversioned is a path without the version at its beginning: the installation
// adds its own.
func unversioned(path string) string {
	if versioned(path) {
		_, rest, _ := strings.Cut(strings.TrimPrefix(path, "/"), "/")
		return "/" + rest
	}
	return path
}
