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
	if id == "" {
		if id, err = r.onlyPending(ctx); err != nil {
			return Registration{}, err
		}
	}
	err = r.post(ctx, WawiControlPath+"/"+url.PathEscape(id)+verb, struct{}{}, &decided)
	if err == nil && decided.ID == "" {
		err = r.notASandbox()
	}
	return decided, err
}

// onlyPending finds the one registration that waits for a decision.
func (r Remote) onlyPending(ctx context.Context) (string, error) {
	var list registrations
	if err := r.send(ctx, http.MethodGet, WawiControlPath, http.NoBody, &list); err != nil {
		return "", err
	}
	if list.Registrations == nil {
		return "", r.notASandbox()
	}
	var pending []string
	for _, r := range list.Registrations {
		if r.Status == Pending {
			pending = append(pending, r.ID)
		}
	}
	switch len(pending) {
	case 0:
		return "", fault.New(fault.Usage, "no registration is pending at the sandbox").
			WithHint("send one first, as `jtlctl wawi register` does")
	case 1:
		return pending[0], nil
	}
	return "", fault.New(fault.Usage, "%d registrations are pending at the sandbox", len(pending)).
		WithHint("name one of them: %s", strings.Join(pending, ", "))
}
