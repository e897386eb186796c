package wawi

import (
	"context"
	"net/http"

	"github.com/jtlctl/jtlctl/internal/erp"
	"github.com/jtlctl/jtlctl/internal/exactjson"
	"github.com/jtlctl/jtlctl/internal/fault"
)

// Info is what a Wawi says of itself; all of it may be empty.
type Info struct{ Version, Tenant, Type string }

// Detect finds out which generation a Wawi speaks, by asking for its
// information: that can be asked as often as one likes, and needs no key.
func (c Client) Detect(ctx context.Context) (erp.Generation, Info, error) {
	var last error
	for _, generation := range []erp.Generation{erp.V2, erp.V1} {
		c.Target.API = generation
		got, _, err := c.exchange(ctx, http.MethodGet, "/info", identity{}, nil)
		if ctx.Err() != nil {
			return erp.Auto, Info{}, fault.New(fault.Interrupted, "interrupted; nothing was sent").WithCause(ctx.Err())
		}
		if err != nil {
			return erp.Auto, Info{}, err // the other path leads to the same server
		}
		switch got.StatusCode {
		case http.StatusOK, http.StatusUnauthorized, http.StatusPaymentRequired, http.StatusForbidden:
			info, ok := parseInfo(got)
			if ok || got.StatusCode != http.StatusOK {
				return generation, info, nil
			}
			last = c.notJTLWawi(got)
		case http.StatusNotFound, http.StatusMethodNotAllowed, http.StatusBadRequest:
			last = c.refusal(looking, got)
		default:
			return erp.Auto, Info{}, c.refusal(looking, got)
		}
	}
	return erp.Auto, Info{}, fault.Wrap(last, "neither API 2.0 nor API 1.0 of JTL-Wawi answers at %s: %s", c.Target.URL, fault.Message(last)).
		WithHint("check the address and the name of the database at its end, such as http://127.0.0.1:64110/api/eazybusiness, or name the API with --api")
}

func parseInfo(got reply) (Info, bool) {
	object, err := exactjson.Parse(got.body)
	if err != nil {
		return Info{}, false
	}
	return Info{Version: text(object, "version"), Tenant: text(object, "tenant"), Type: text(object, "type")}, true
}
