package sandbox

import (
	"fmt"
	"net/http"
	"slices"
)

// Registrations are all requests for registration, in the order in which they
// came.
func (i *Registry) Registrations() []Registration {
	i.mu.Lock()
	defer i.mu.Unlock()
	all := []Registration{}
	for _, r := range i.registrations {
		_ = i.settle(r, false) // what cannot be decided now is pending
		all = append(all, r.Registration)
	}
	return all
}

// Keys are the API keys of all registrations that were accepted.
func (i *Registry) Keys() []Key {
	i.mu.Lock()
	defer i.mu.Unlock()
	all := []Key{}
	for _, r := range i.registrations {
		if r.key != "" {
			all = append(all, Key{r.ID, r.AppID, r.Tenant, r.key, r.fetched, r.ended})
		}
	}
	return all
}

// OpenWindow opens or closes the registration window of every tenant.
func (i *Registry) OpenWindow(open bool) {
	i.mu.Lock()
	defer i.mu.Unlock()
	i.closed = !open
}

// Approve accepts a pending registration and grants its scopes but the
// optional ones that are denied, here or by Wawi.Deny.
func (i *Registry) Approve(id string, deny ...string) (Registration, error) {
	i.mu.Lock()
	defer i.mu.Unlock()
	r, err := i.pending(id)
	if err != nil {
		return Registration{}, err
	}
	for _, scope := range deny {
		if slices.Contains(r.Mandatory, scope) {
			return Registration{}, problem{http.StatusBadRequest, fmt.Sprintf("the scope %q is mandatory: reject the registration instead", scope)}
		}
		if !slices.Contains(r.Optional, scope) {
			return Registration{}, problem{http.StatusBadRequest, fmt.Sprintf("the registration does not ask for the scope %q", scope)}
		}
	}
	err = i.accept(r, slices.Concat(deny, i.config.Deny))
	return r.Registration, err
}

// Reject rejects a pending registration.
func (i *Registry) Reject(id string) (Registration, error) {
	i.mu.Lock()
	defer i.mu.Unlock()
	r, err := i.pending(id)
	if err != nil {
		return Registration{}, err
	}
	r.Status = Rejected
	return r.Registration, nil
}

// pending returns a registration that can be decided about. The lock is held.
func (i *Registry) pending(id string) (*registration, error) {
	r := i.find(id)
	if r == nil {
		return nil, problem{http.StatusNotFound, fmt.Sprintf("there is no registration %q", id)}
	}
	if err := i.settle(r, false); err != nil {
		return nil, err
	}
	if r.Status != Pending {
		return nil, problem{http.StatusConflict, fmt.Sprintf("the registration %s is %s already", id, r.Status)}
	}
	return r, nil
}
