package sandbox

import (
	"context"
	"net/http"
	"net/url"
	"strings"

	"github.com/jtlctl/jtlctl/internal/fault"
)

// Approve lets the sandbox accept a registration but for the optional scopes
// that are denied. id may be empty if exactly one is pending.
func (r Remote) Approve(ctx context.Context, id string, deny []string) (Registration, error) {
	return r.decide(ctx, id, "/approve?"+url.Values{"deny": deny}.Encode())
}

// Reject lets the sandbox reject a registration. id may be empty if exactly
// one is pending.
func (r Remote) Reject(ctx context.Context, id string) (Registration, error) {
	return r.decide(ctx, id, "/reject")
}

func (r Remote) decide(ctx context.Context, id, verb string) (decided Registration, err error) {
	if id, err = r.choose(ctx, id); err != nil {
		return Registration{}, err
	}
	err = r.post(ctx, WawiControlPath+"/"+url.PathEscape(id)+verb, struct{}{}, &decided)
	if err == nil && decided.ID == "" {
		err = r.notASandbox()
	}
	return decided, err
}

// choose finds the registration that is named, or without a name the one that waits
// for a decision.
func (r Remote) choose(ctx context.Context, id string) (string, error) {
	var list registrations
	if err := r.send(ctx, http.MethodGet, WawiControlPath, http.NoBody, &list); err != nil {
		return "", err
	}
	if list.Registrations == nil {
		return "", r.notASandbox()
	}
	var pending, titles []string
	for _, r := range list.Registrations {
		if id != "" && r.ID == id {
			return id, nil
		}
		if r.Status == Pending {
			pending = append(pending, r.ID)
			titles = append(titles, r.ID+" is "+r.Title())
		}
	}
	hint := "name the ID of one: " + strings.Join(titles, ", ")
	if len(pending) == 0 {
		hint = "send one first, as `jtlctl wawi register` does"
	}
	switch {
	case id != "":
		return "", fault.New(fault.Usage, "there is no registration %q", id).WithHint("%s", hint)
	case len(pending) == 0:
		return "", fault.New(fault.Usage, "no registration is pending at the sandbox").WithHint("%s", hint)
	case len(pending) > 1:
		return "", fault.New(fault.Usage, "%d registrations are pending at the sandbox", len(pending)).WithHint("%s", hint)
	}
	return pending[0], nil
}
