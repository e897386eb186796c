package sandbox

import (
	"net/http"
	"strconv"
	"strings"

	"github.com/jtlctl/jtlctl/internal/erp"
	"github.com/jtlctl/jtlctl/internal/sandbox/cloudapi"
)

// cloudKinds are the requests to the cloud, by which faults are injected. A fault
// without a kind is for the API, not for tokens and keys.
var cloudKinds = []string{cloudapi.REST, cloudapi.GraphQL, "delegated", "token", "keys"}

func newCloud(config Config, keys *keyring) *Cloud {
	return &Cloud{config, keys, newCallers(), &faults{kinds: cloudKinds, usual: []string{cloudapi.REST, cloudapi.GraphQL}}}
}

// InjectAPI lets the cloud misbehave. Of several faults for a request the one that
// was injected first comes first.
func (c *Cloud) InjectAPI(f Fault) error { return c.faults.inject(f) }

// misbehaves answers a request with an injected fault, if there is one for its kind,
// and reports whether it did.
func (c *Cloud) misbehaves(w http.ResponseWriter, r *http.Request, kind string) bool {
	f, faulty := c.faults.take(kind)
	switch {
	case !faulty:
		return false
	case !f.wait(w, r):
		return true
	case f.Lose:
		panic(http.ErrAbortHandler) // the server cuts the connection
	case f.GraphQL != "":
		answer(w, http.StatusOK, object{{"errors", []object{{
			{"message", "Unexpected Execution Error"}, {"extensions", object{{"code", f.GraphQL}}},
		}}}, {"data", nil}})
		return true
	case f.Status == 0:
		return false
	}
	failCloud(w, r, f)
	return true
}

// failCloud answers with a status. From 500 on it is a page, as a proxy in front of
// a server answers.
func failCloud(w http.ResponseWriter, r *http.Request, f Fault) {
	if f.Status == http.StatusTooManyRequests {
		f.RetryAfter = max(f.RetryAfter, 1)
		w.Header().Set("X-RateLimit-Remaining", "0")
	}
	if f.RetryAfter > 0 {
		w.Header().Set("Retry-After", strconv.Itoa(f.RetryAfter))
	}
	if f.Status >= http.StatusInternalServerError {
		failPage(w, f.Status)
		return
	}
	generation := erp.V2
	if path, ok := strings.CutPrefix(r.URL.Path, cloudapi.Base); ok {
		generation = erp.OfPath(path)
	}
	cloudapi.Refuse(w, generation, f.Status, "Injected", "the sandbox was told to answer "+strconv.Itoa(f.Status))
}

// faulty answers with an injected fault instead of next. One without a kind is not
// for these requests.
func (c *Cloud) faulty(kind string, next http.HandlerFunc) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		if !c.misbehaves(w, r, kind) {
			next(w, r)
		}
	}
}
