package sandbox

import (
	"errors"
	"io"
	"net/http"
)

// register takes a request for registration. Its checks come in the order in
// which an installation can make them: the request itself, then the window.
func (i *wawi) register(c *wawiCall) {
	if !c.identified() {
		return
	}
	body, ok := c.body()
	if !ok {
		return
	}
	request, problems, err := readBody(c.api, body, i.config.KnownScope)
	switch {
	case err != nil:
		c.refuse(http.StatusBadRequest, "InvalidBody", "the body is not a JSON object")
		return
	case len(problems) == 0 && !c.isFrom(request.appID):
		problems[nameIn(c.api, "AppId")] = []string{"is not the one of the header X-AppId"}
	}
	if len(problems) > 0 {
		c.refuseFields(http.StatusBadRequest, "ValidationFailed", "the request for registration is not as it must be", problems)
		return
	}
	i.take(c, &registration{
		Registration: Registration{
			Tenant: c.tenant, AppID: request.appID, Name: request.name, Version: request.version,
			Mandatory: nonNil(request.mandatory), Optional: nonNil(request.optional),
		},
		kind: request.kind,
	})
}

// body reads the JSON of a request for registration.
func (c *wawiCall) body() ([]byte, bool) {
	if !hasKind(c.Request, "application/json") {
		c.refuse(http.StatusUnsupportedMediaType, "UnsupportedMediaType", "send Content-Type application/json")
		return nil, false
	}
	body, err := io.ReadAll(http.MaxBytesReader(c.w, c.Body, maxBody))
	var large *http.MaxBytesError
	switch {
	case errors.As(err, &large):
		c.refuse(http.StatusRequestEntityTooLarge, "BodyTooLarge", "the sandbox takes 1 MiB; use a smaller icon")
	case err != nil:
		c.refuse(http.StatusBadRequest, "InvalidBody", "the body ended too soon")
	}
	return body, err == nil
}

// registerAgain takes the request for a further instance of an app that is
// registered and said that it may have several.
func (i *wawi) registerAgain(c *wawiCall, id string) {
	if !c.identified() {
		return
	}
	i.mu.Lock()
	first := i.find(id)
	if first == nil || !first.isOf(c) {
		i.mu.Unlock()
		c.refuse(http.StatusNotFound, "NotFound", "there is no such registration request")
		return
	}
	again := &registration{Registration: first.Registration, kind: first.kind, further: true}
	i.mu.Unlock()
	switch {
	case again.Status != Accepted:
		c.refuse(http.StatusConflict, "Conflict", "the app can have a further instance only once it is accepted")
	case again.kind == 0:
		c.refuse(http.StatusConflict, "Conflict", "the app was registered for one instance: RegistrationType is 0")
	default:
		again.Granted = nil
		i.take(c, again)
	}
}

// take keeps a new request for registration and answers it.
func (i *wawi) take(c *wawiCall, r *registration) {
	r.challenge, r.created, r.Status, r.Granted = c.Header.Get("X-ChallengeCode"), i.now(), Pending, []string{}
	code, name, message := i.keep(r)
	if name != "" {
		c.refuse(code, name, message)
		return
	}
	shown := r.Registration
	taken := i.config.Quirks.status(r.AppID, r.ID, Pending)
	if i.config.Quirks.Wrapped {
		taken = object{{"RequestStatusInfo", taken}}
	}
	if status := i.config.Quirks.RegisterStatus; status != 0 {
		code = status
	}
	if i.config.Asked != nil {
		i.config.Asked(shown)
	}
	c.answer(code, taken)
}

// keep adds a request for registration, or says why it is refused.
func (i *Registry) keep(r *registration) (code int, name, message string) {
	i.mu.Lock()
	defer i.mu.Unlock()
	switch {
	case i.closed:
		return http.StatusForbidden, "NoApplicationService", "no application service took the request: the registration window is not open"
	case i.config.Conflict && !r.further && i.registered(r.Tenant, r.AppID):
		return http.StatusConflict, "Conflict", "an app with this AppId is registered already"
	case len(i.registrations) >= maxRegistrations || i.kept+r.size() > maxKept:
		return http.StatusServiceUnavailable, "Full", "the sandbox keeps no more registrations; restart it"
	}
	id, err := i.identifier()
	if err != nil {
		return http.StatusInternalServerError, "Internal", err.Error()
	}
	r.ID = id
	i.registrations, i.kept = append(i.registrations, r), i.kept+r.size()
	return http.StatusCreated, "", ""
}

func (i *Registry) registered(tenant, app string) bool {
	for _, r := range i.registrations {
		if r.Tenant == tenant && r.AppID == app && r.Status == Accepted {
			return true
		}
	}
	return false
}

// isOf reports whether a request comes from whom the registration came from. An
// installation that is asked by another answers as if it had none.
func (r *registration) isOf(c *wawiCall) bool {
	return r.Tenant == c.tenant && c.isFrom(r.AppID) && r.challenge == c.Header.Get("X-ChallengeCode")
}

// isFrom reports whether a request does not name another app in its header.
func (c *wawiCall) isFrom(app string) bool {
	named := c.Header.Get("X-AppId")
	return named == "" || named == app
}

func nonNil(texts []string) []string {
	if texts == nil {
		return []string{}
	}
	return texts
}
