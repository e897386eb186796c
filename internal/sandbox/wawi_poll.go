package sandbox

import (
	"net/http"
	"strings"
)

// poll answers what became of a registration, with its key the first time.
// A rejection is answered as often as it is asked for.
func (i *wawi) poll(c *wawiCall, id string) {
	if !c.identified() {
		return
	}
	code, answered := i.fetch(c, id)
	switch code {
	case http.StatusNotFound:
		c.refuse(code, "NotFound", "there is no such registration request")
	case http.StatusGone:
		c.refuse(code, "Gone", "the registration request was already processed and answered")
	case http.StatusInternalServerError:
		c.refuse(code, "Internal", "the sandbox has no randomness for a key")
	default:
		c.answer(code, answered)
	}
}

// fetch settles a registration and takes its key, in one go: of several polls
// at once only one may get it.
func (i *Registry) fetch(c *wawiCall, id string) (int, object) {
	i.mu.Lock()
	defer i.mu.Unlock()
	r := i.find(id)
	if r == nil || !r.isOf(c) {
		return http.StatusNotFound, nil
	}
	if err := i.settle(r, true); err != nil {
		return http.StatusInternalServerError, nil
	}
	answered := object{{"RequestStatusInfo", i.config.Quirks.status(r.AppID, r.ID, r.Status)}}
	if r.Status == Accepted {
		if r.fetched != nil {
			return http.StatusGone, nil
		}
		now := i.now().UTC()
		r.fetched = &now
		answered = append(answered, member{"Token", object{{"ApiKey", r.key}}}, member{"GrantedScopes", i.config.Quirks.scopes(r.Granted)})
	}
	if i.config.Quirks.Flat {
		answered = flat(answered)
	}
	return http.StatusOK, answered
}

// flat takes the members of inner objects out of them.
func flat(o object) (members object) {
	for _, m := range o {
		if inner, ok := m.value.(object); ok {
			members = append(members, flat(inner)...)
		} else {
			members = append(members, m)
		}
	}
	return members
}

// status is what both calls of the registration say about it.
func (q Quirks) status(app, id, status string) object {
	number := map[string]int{Pending: 0, Rejected: 1, Accepted: 2}[status]
	if q.SwappedStatus && number > 0 {
		number = 3 - number
	}
	var written any = number
	if q.NamedStatus {
		written = strings.ToUpper(status[:1]) + status[1:]
	}
	return object{{"AppId", app}, {"RegistrationRequestId", id}, {"Status", written}}
}

func (q Quirks) scopes(granted []string) any {
	if q.ScopeList {
		return strings.Join(granted, ",")
	}
	return granted
}
