package sandbox

import (
	"encoding/json"
	"errors"
	"net/http"
	"strings"
)

// The controls of the installations of Wawi. Each of the registrations has two
// more: its ID and /approve or /reject, below WawiControlPath.
const (
	WawiControlPath = "/sandbox/wawi"
	WawiKeysPath    = WawiControlPath + "/keys"
	WawiWindowPath  = WawiControlPath + "/window"
	WawiFaultsPath  = WawiControlPath + "/faults"
)

func (s *Sandbox) routeWawi() {
	s.routes.HandleFunc(WawiPath+"{tenant}/{path...}", s.wawi.serve)
	s.routes.HandleFunc("GET "+WawiControlPath, func(w http.ResponseWriter, _ *http.Request) {
		answer(w, http.StatusOK, registrations{s.Registrations()})
	})
	s.routes.HandleFunc("GET "+WawiKeysPath, func(w http.ResponseWriter, _ *http.Request) {
		answer(w, http.StatusOK, map[string]any{"keys": s.Keys()})
	})
	s.routes.HandleFunc("POST "+WawiWindowPath, s.control(s.window))
	s.routes.HandleFunc("POST "+WawiFaultsPath, s.control(s.misbehave))
	s.routes.HandleFunc("POST "+WawiControlPath+"/{id}/approve", s.control(func(w http.ResponseWriter, r *http.Request) {
		approved, err := s.Approve(r.PathValue("id"), listOf(r.URL.Query()["deny"])...)
		outcome(w, approved, err)
	}))
	s.routes.HandleFunc("POST "+WawiControlPath+"/{id}/reject", s.control(func(w http.ResponseWriter, r *http.Request) {
		rejected, err := s.Reject(r.PathValue("id"))
		outcome(w, rejected, err)
	}))
}

// registrations is the JSON of the list; it is a contract.
type registrations struct {
	Registrations []Registration `json:"registrations"`
}

// listOf takes a parameter that is repeated, has commas in it, or both.
func listOf(values []string) []string {
	return strings.FieldsFunc(strings.Join(values, ","), func(c rune) bool { return c == ',' })
}

func (s *Sandbox) window(w http.ResponseWriter, r *http.Request) {
	var window struct {
		Open *bool `json:"open"`
	}
	if err := json.NewDecoder(r.Body).Decode(&window); err != nil || window.Open == nil {
		outcome(w, nil, problem{http.StatusBadRequest, `the body must be {"open":true} or {"open":false}`})
		return
	}
	s.OpenWindow(*window.Open)
	outcome(w, window, nil)
}

func (s *Sandbox) misbehave(w http.ResponseWriter, r *http.Request) {
	var f Fault
	err := json.NewDecoder(r.Body).Decode(&f)
	if err != nil {
		err = problem{http.StatusBadRequest, "the body is not the JSON of a fault: " + err.Error()}
	} else {
		err = s.Inject(f)
	}
	outcome(w, f, err)
}

// problem is why a control cannot do what it was asked to.
type problem struct {
	code    int
	message string
}

func (p problem) Error() string { return p.message }

func outcome(w http.ResponseWriter, value any, err error) {
	var p problem
	switch {
	case errors.As(err, &p):
		answer(w, p.code, map[string]string{"message": p.message})
	case err != nil:
		answer(w, http.StatusInternalServerError, map[string]string{"message": err.Error()})
	default:
		answer(w, http.StatusOK, value)
	}
}
