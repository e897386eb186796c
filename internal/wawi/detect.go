package wawi

import (
	"context"
	"net/http"
	"slices"

	"github.com/jtlctl/jtlctl/internal/erp"
	"github.com/jtlctl/jtlctl/internal/exactjson"
	"github.com/jtlctl/jtlctl/internal/fault"
	"github.com/jtlctl/jtlctl/internal/textutil"
)

// Info is what a Wawi says of itself; all of it may be empty.
type Info struct{ Version, Tenant, Type string }

// supportedVersions is the response header in which a JTL-Wawi names the
// versions of the API that it speaks, with commas between them (seen in public
// apps, 2026-11-26).
const supportedVersions = "api-supported-versions"

// Detect finds out which version of the API a Wawi speaks: the newest that it
// names of the first generation that it has, in the order in which they suit.
// It asks for its information, which can be asked for as often as one likes and
// needs no key. A version that the target has already is the only one.
func (c Client) Detect(ctx context.Context, order []erp.Generation) (Target, Info, error) {
	d := detection{client: c, fixed: c.Target.API, absent: true}
	if !d.fixed.Open() {
		order = []erp.Generation{d.fixed.Generation}
	}
	for _, generation := range order {
		found, err := d.ask(ctx, generation)
		switch {
		case ctx.Err() != nil:
			return Target{}, Info{}, fault.New(fault.Interrupted, "interrupted; nothing was sent").WithCause(ctx.Err())
		case err != nil:
			return Target{}, Info{}, err
		case found:
			return d.client.Target, d.info, nil
		}
	}
	if !d.fixed.Open() {
		return Target{}, Info{}, fault.Wrap(d.last, "API %s of JTL-Wawi does not answer at %s: %s", d.fixed, c.Target.URL, fault.Message(d.last))
	}
	err := fault.Wrap(d.last, "neither API 2.x nor API 1.x of JTL-Wawi answers at %s: %s", c.Target.URL, fault.Message(d.last)).
		WithHint("check the address and the name of the database at its end, such as http://127.0.0.1:64110/api/eazybusiness, or name the API with --api")
	if newest := erp.Newest(d.named, erp.Auto); erp.Newest(d.named, erp.V1).Open() && erp.Newest(d.named, erp.V2).Open() && !newest.Open() {
		err = err.WithHint("it names %s: --api %s", textutil.Shorten(joinVersions(d.named), maxForeign), newest)
	}
	if d.absent {
		return Target{}, Info{}, &noInfoError{err, c.Target, d}
	}
	return Target{}, Info{}, err
}

// noInfoError says that a Wawi gives no information at any address (404). It may
// register apps all the same.
type noInfoError struct {
	error

	target Target
	found  detection
}

func (e *noInfoError) Unwrap() error { return e.error }

// targetOf is where a generation may be.
func (e *noInfoError) targetOf(g erp.Generation) Target {
	t := e.target
	t.API = e.found.version(g)
	if g != erp.V1 {
		t.Prefix = ""
	}
	return t
}

// detection is what the responses have shown so far.
type detection struct {
	client Client
	fixed  erp.Version // is the only one, unless it is open
	info   Info
	named  []erp.Version // by api-supported-versions
	last   error         // why the last address is not the one
	absent bool          // every address was answered with 404
}

// ask asks for a generation, at each address that it may have. The target of
// the client then is the one that was found. An error ends the detection.
func (d *detection) ask(ctx context.Context, g erp.Generation) (found bool, err error) {
	prefixes := g.Prefixes()
	if slices.Contains(prefixes, d.client.Target.Prefix) && d.client.Target.Prefix != "" {
		slices.Reverse(prefixes) // that of the address first
	}
	wanted := d.client.Target
	for _, prefix := range prefixes {
		target := wanted
		if target.Prefix = prefix; prefix == g.Prefixes()[0] {
			target.Prefix = ""
		}
		for tried := []erp.Version{}; ; {
			target.API = d.version(g)
			if slices.Contains(tried, target.API) {
				break
			}
			tried = append(tried, target.API)
			d.client.Target = target
			if found, err := d.try(ctx); found || err != nil {
				d.client.Target.API = d.version(g)
				return found, err
			}
		}
	}
	d.client.Target = wanted
	return false, nil
}

// version is the newest version of a generation that the Wawi names, else the
// first one.
func (d *detection) version(g erp.Generation) erp.Version {
	if !d.fixed.Open() {
		return d.fixed
	}
	if newest := erp.Newest(d.named, g); !newest.Open() {
		return newest
	}
	return g.First()
}

// try asks the Wawi for its information.
func (d *detection) try(ctx context.Context) (found bool, err error) {
	got, _, err := d.client.exchange(ctx, http.MethodGet, "/info", identity{}, nil)
	if err != nil {
		return false, err // other paths lead to the same server
	}
	if named := got.versions(); len(named) > 0 {
		d.named = named
	}
	d.absent = d.absent && got.StatusCode == http.StatusNotFound
	switch got.StatusCode {
	case http.StatusOK, http.StatusUnauthorized, http.StatusPaymentRequired, http.StatusForbidden:
		info, ok := parseInfo(got)
		switch named := got.versions(); {
		case !ok && got.StatusCode == http.StatusOK:
			d.last = d.client.notJTLWawi(got)
		case len(named) > 0 && erp.Newest(named, d.client.Target.API.Generation).Open():
			d.last = d.client.unsupported(named)
		default:
			d.info = info
			return true, nil
		}
	case http.StatusNotFound, http.StatusMethodNotAllowed, http.StatusBadRequest:
		d.last = d.client.refusal(looking, got)
	default:
		return false, d.client.refusal(looking, got)
	}
	return false, nil
}

// unsupported says that a Wawi names versions, and not the one that it was asked
// for.
func (c Client) unsupported(named []erp.Version) error {
	f := fault.New(fault.Server, "JTL-Wawi at %s does not speak API %s", c.Target.URL, c.Target.API).WithHint("%s", c.versionHint(named))
	return &answerError{f, http.StatusBadRequest, 0}
}

// versions are those that a response names.
func (r reply) versions() []erp.Version {
	return erp.ParseVersions(r.Header.Values(supportedVersions)...)
}

func parseInfo(got reply) (Info, bool) {
	object, err := exactjson.Parse(got.body)
	if err != nil {
		return Info{}, false
	}
	return Info{Version: text(object, "version"), Tenant: text(object, "tenant"), Type: text(object, "type")}, true
}
