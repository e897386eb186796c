package sandbox

import (
	"encoding/json"
	"errors"
	"net/http"
	"slices"
	"strings"

	"github.com/jtlctl/jtlctl/internal/erp"
	"github.com/jtlctl/jtlctl/internal/fault"
)

// The controls of the installations of Wawi. Each of the registrations has two
// more: its ID and /approve or /reject, below WawiControlPath.
const (
	WawiControlPath = "/sandbox/wawi"
	WawiKeysPath    = WawiControlPath + "/keys"
	WawiWindowPath  = WawiControlPath + "/window"
	WawiFaultsPath  = WawiControlPath + "/faults"
	WawiAPIPath     = WawiControlPath + "/api"
)

func (i *wawi) route(routes *http.ServeMux) {
	routes.HandleFunc(WawiPath+"{tenant}/{path...}", i.serve)
	routes.HandleFunc("GET "+WawiControlPath, func(w http.ResponseWriter, _ *http.Request) {
		answer(w, http.StatusOK, registrations{i.Registrations()})
	})
	routes.HandleFunc("GET "+WawiKeysPath, func(w http.ResponseWriter, _ *http.Request) {
		answer(w, http.StatusOK, map[string]any{"keys": i.Keys()})
	})
	routes.HandleFunc("POST "+WawiWindowPath, control(i.window))
	routes.HandleFunc("POST "+WawiFaultsPath, control(i.faults.control))
	routes.HandleFunc("POST "+WawiAPIPath, control(i.speak))
	routes.HandleFunc("POST "+WawiControlPath+"/{id}/approve", control(func(w http.ResponseWriter, r *http.Request) {
		approved, err := i.Approve(r.PathValue("id"), listOf(r.URL.Query()["deny"])...)
		outcome(w, approved, err)
	}))
	routes.HandleFunc("POST "+WawiControlPath+"/{id}/reject", control(func(w http.ResponseWriter, r *http.Request) {
		rejected, err := i.Reject(r.PathValue("id"))
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

func (i *wawi) window(w http.ResponseWriter, r *http.Request) {
	var window struct {
		Open *bool `json:"open"`
	}
	if err := json.NewDecoder(r.Body).Decode(&window); err != nil || window.Open == nil {
		outcome(w, nil, problem{http.StatusBadRequest, `the body must be {"open":true} or {"open":false}`})
		return
	}
	i.OpenWindow(*window.Open)
	outcome(w, window, nil)
}

// spokenAPI is what the installations speak from now on.
type spokenAPI struct {
	// Versions are supported and named; an empty list supports all, and names none.
	Versions []erp.Version `json:"versions"`
	// BelowV1 moves API 1.x below /v1.
	BelowV1 bool `json:"below_v1"`
}

func (i *wawi) speak(w http.ResponseWriter, r *http.Request) {
	var api spokenAPI
	err := json.NewDecoder(r.Body).Decode(&api)
	if err != nil || slices.ContainsFunc(api.Versions, erp.Version.Open) {
		outcome(w, nil, problem{http.StatusBadRequest, `the body must be like {"versions":["1.0","1.1"],"below_v1":true}`})
		return
	}
	i.mu.Lock()
	i.config.Quirks.Versions, i.config.Quirks.BelowV1 = api.Versions, api.BelowV1
	i.mu.Unlock()
	outcome(w, api, nil)
}

// problem is why a control cannot do what it was asked to.
type problem struct {
	code    int
	message string
}

func (p problem) Error() string { return p.message }

// outcome answers a control with what it has done, or why it could not.
func outcome(w http.ResponseWriter, value any, err error) {
	var p problem
	var refused *fault.Error
	switch {
	case errors.As(err, &p):
		answer(w, p.code, map[string]string{"message": p.message})
	case errors.As(err, &refused):
		answer(w, http.StatusBadRequest, map[string]string{"message": refused.Message})
	case err != nil:
		answer(w, http.StatusInternalServerError, map[string]string{"message": err.Error()})
	default:
		answer(w, http.StatusOK, value)
	}
}
