package sandbox

import (
	"net/http"
	"slices"
	"strconv"
	"strings"
	"sync"
	"time"

	"github.com/jtlctl/jtlctl/internal/erp"
)

// WawiPath is below which the installations of Wawi are: WawiPath and the name
// of any tenant is the base URL of one.
const WawiPath = "/api/"

// wawi serves all installations of a sandbox.
type wawi struct{ *Registry }

// Registry holds the registrations at all installations, and the faults that
// they are to answer with.
type Registry struct {
	config Wawi
	now    func() time.Time
	random *random
	faults *faults

	mu            sync.Mutex
	closed        bool
	registrations []*registration // in the order in which they came
	kept          int             // bytes of the registrations
	given         uint64          // identifiers so far
}

func newRegistry(config Wawi, now func() time.Time, random *random) *Registry {
	return &Registry{config: config, now: now, random: random, faults: &faults{kinds: wawiKinds}, closed: config.Closed}
}

// wawiCall is a request to an installation, and where it is to be answered.
type wawiCall struct {
	w http.ResponseWriter
	*http.Request
	tenant string
	path   string // below the base, without a slash at its start
	api    erp.Generation
	quirks Quirks
}

// serve answers everything below the base of a tenant.
func (i *wawi) serve(w http.ResponseWriter, r *http.Request) {
	i.mu.Lock()
	quirks := i.config.Quirks
	i.mu.Unlock()
	c := &wawiCall{w: w, Request: r, tenant: strings.Clone(r.PathValue("tenant")), path: r.PathValue("path"), quirks: quirks}
	c.api = erp.OfPath(c.path)
	if len(c.quirks.Versions) > 0 {
		w.Header().Set("api-supported-versions", joinVersions(c.quirks.Versions))
	}
	rest, versioned := strings.CutPrefix(c.path, "v1/")
	if c.api == erp.V1 && !versioned && c.quirks.BelowV1 {
		c.refuse(http.StatusNotFound, "NotFound", "there is no address "+strconv.Quote("/"+c.path))
		return
	}
	if !versioned {
		rest = strings.TrimPrefix(c.path, "v2/")
	}
	area, id, deeper := strings.Cut(rest, "/")
	switch {
	case area == "info" && !deeper:
		i.answered(c, "info", i.info)
	case area != "authentication" || isOperation(id):
		i.answered(c, "call", i.call)
	case !deeper:
		i.only(c, map[string]handler{http.MethodPost: {"register", i.register}})
	default:
		i.only(c, map[string]handler{
			http.MethodGet:  {"poll", func(c *wawiCall) { i.poll(c, id) }},
			http.MethodPost: {"register", func(c *wawiCall) { i.registerAgain(c, id) }},
		})
	}
}

// isOperation reports whether a part of a path is an operation of API 2.x where a
// registration has its identifier.
func isOperation(id string) bool {
	name, _, _ := strings.Cut(id, "/")
	return slices.Contains([]string{"foreign", "login", "logout"}, name)
}

// handler answers a kind of request, by whose name faults are injected.
type handler struct {
	name string
	run  func(*wawiCall)
}

func (i *wawi) only(c *wawiCall, methods map[string]handler) {
	handler, ok := methods[c.Method]
	if !ok {
		c.refuse(http.StatusMethodNotAllowed, "MethodNotAllowed", "this address does not take "+c.Method)
		return
	}
	i.answered(c, handler.name, handler.run)
}

// answered answers what holds for every request, and leaves the rest to run.
func (i *wawi) answered(c *wawiCall, name string, run func(*wawiCall)) {
	switch fault, faulty := i.faults.take(name); {
	case faulty:
		c.fail(fault, run)
	case i.config.Unlicensed:
		c.refuse(http.StatusPaymentRequired, "LicenseMissing", "there is no licence for the API, or the app is not authorised by JTL")
	case !c.quirks.supports(c.api, c.Header.Get("api-version")):
		c.refuse(http.StatusBadRequest, "UnsupportedApiVersion", "unsupported api version "+strconv.Quote(c.Header.Get("api-version"))+
			": the header api-version must be "+c.quirks.describe(c.api)+" here")
	default:
		run(c)
	}
}

func (i *wawi) info(c *wawiCall) {
	if c.Method != http.MethodGet && c.Method != http.MethodHead {
		c.refuse(http.StatusMethodNotAllowed, "MethodNotAllowed", "this address does not take "+c.Method)
		return
	}
	c.answer(http.StatusOK, object{
		{"Version", "sandbox"}, {"Timestamp", i.now().UTC().Format(time.RFC3339)}, {"Tenant", c.tenant}, {"Type", "Sandbox"},
	})
}
