package sandbox

import (
	"html"
	"io"
	"net/http"
	"strconv"
)

// wawiKinds are the requests to an installation, by which faults are injected.
var wawiKinds = []string{"register", "poll", "call", "info"}

// Inject lets the installations misbehave. Of several faults for a request the
// one that was injected first comes first.
func (i *Registry) Inject(f Fault) error { return i.faults.inject(f) }

// fail answers with an injected fault. From 500 on it is a page, as a proxy in
// front of an installation answers.
func (c *wawiCall) fail(f Fault, run func(*wawiCall)) {
	switch {
	case !f.wait(c.w, c.Request):
		return
	case f.ways() == 0:
		run(c)
		return
	}
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
	failPage(c.w, f.Status)
}

// failPage answers with a page, as a proxy in front of a server does.
func failPage(w http.ResponseWriter, status int) {
	w.Header().Set("Content-Type", "text/html; charset=utf-8")
	w.WriteHeader(status)
	_, _ = io.WriteString(w, "<html><h1>"+html.EscapeString(http.StatusText(status))+"</h1></html>\n")
}

// nowhere is where an answer gets lost.
type nowhere struct{ header http.Header }

func (n nowhere) Header() http.Header       { return n.header }
func (nowhere) Write(p []byte) (int, error) { return len(p), nil }
func (nowhere) WriteHeader(int)             {}
