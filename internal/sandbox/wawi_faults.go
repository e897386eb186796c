package sandbox

import (
	"html"
	"io"
	"net/http"
	"slices"
	"strconv"
)

// Fault is an answer that the installations are told to give instead of the
// right one; its JSON is a contract.
type Fault struct {
	Status int `json:"status"`
	// Lose lets a request be done and its answer be lost with the connection,
	// instead of a status. It panics as http.ErrAbortHandler says, so it takes
	// a real server.
	Lose bool `json:"lose"`
	// GraphQL answers with status 200 and a GraphQL error of this code, instead of
	// a status.
	GraphQL string `json:"graphql,omitempty"`
	// Times is how often; 0 means once.
	Times int `json:"times"`
	// At is register, poll, call or info; "" is any of them.
	At string `json:"at"`
	// RetryAfter is the header of that name, in seconds; 0 leaves it out.
	RetryAfter int `json:"retry_after"`
}

// Inject lets the installations misbehave. Of several faults for a request the
// one that was injected first comes first.
func (i *Registry) Inject(f Fault) error {
	switch {
	case f.ways() != 1:
		return problem{http.StatusBadRequest, "a fault has either a status or lose, or graphql"}
	case f.Status != 0 && (f.Status < http.StatusBadRequest || f.Status > 599):
		return problem{http.StatusBadRequest, "status must be from 400 to 599"}
	case !slices.Contains([]string{"", "register", "poll", "call", "info"}, f.At):
		return problem{http.StatusBadRequest, "at must be register, poll, call or info, or left out"}
	case f.Times < 0 || f.RetryAfter < 0:
		return problem{http.StatusBadRequest, "times and retry_after must not be negative"}
	}
	f.Times = max(f.Times, 1)
	i.mu.Lock()
	defer i.mu.Unlock()
	i.faults = append(i.faults, f)
	return nil
}

// ways counts the ways in which a fault is one.
func (f Fault) ways() (n int) {
	for _, way := range []bool{f.Lose, f.Status != 0, f.GraphQL != ""} {
		if way {
			n++
		}
	}
	return n
}

// fault takes the next injected fault for a kind of request.
func (i *Registry) fault(at string) (Fault, bool) {
	i.mu.Lock()
	defer i.mu.Unlock()
	n := slices.IndexFunc(i.faults, func(f Fault) bool { return f.At == "" || f.At == at })
	if n < 0 {
		return Fault{}, false
	}
	f := i.faults[n]
	if i.faults[n].Times--; i.faults[n].Times == 0 {
		i.faults = slices.Delete(i.faults, n, n+1)
	}
	return f, true
}

// fail answers with an injected fault. From 500 on it is a page, as a proxy in
// front of an installation answers.
func (c *wawiCall) fail(f Fault, run func(*wawiCall)) {
	if f.Lose {
		c.w = nowhere{http.Header{}}
		run(c)
		panic(http.ErrAbortHandler) // the server cuts the connection
	}
	if f.GraphQL != "" {
		answer(c.w, http.StatusOK, object{{"errors", []object{{
			{"message", "Unexpected Execution Error"}, {"path", []string{"QuerySalesOrders"}}, {"extensions", object{{"code", f.GraphQL}}},
		}}}, {"data", nil}})
		return
	}
	if f.RetryAfter > 0 {
		c.w.Header().Set("Retry-After", strconv.Itoa(f.RetryAfter))
	}
	if f.Status < http.StatusInternalServerError {
		c.refuse(f.Status, "Injected", "the sandbox was told to answer "+strconv.Itoa(f.Status))
		return
	}
	c.w.Header().Set("Content-Type", "text/html; charset=utf-8")
	c.w.WriteHeader(f.Status)
	_, _ = io.WriteString(c.w, "<html><h1>"+html.EscapeString(http.StatusText(f.Status))+"</h1></html>\n")
}

// nowhere is where an answer gets lost.
type nowhere struct{ header http.Header }

func (n nowhere) Header() http.Header       { return n.header }
func (nowhere) Write(p []byte) (int, error) { return len(p), nil }
func (nowhere) WriteHeader(int)             {}
