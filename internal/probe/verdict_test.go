package probe

import (
	"io"
	"net/http"
	"strings"
	"testing"
)

// TestPlan_Run_marks: backends that answer a good token with something else than 200.
func TestPlan_Run_marks(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct {
		good, bad int
		expect    []string
		letIn     bool
	}{
		"no upstream, 404":    {404, 401, nil, false},
		"no upstream, 502":    {502, 401, nil, false},
		"uncaught":            {200, 500, nil, false},
		"uncaught, upstream":  {502, 500, nil, false},
		"created":             {201, 401, nil, false},
		"success for a bad":   {404, 204, nil, true},
		"another success":     {200, 202, nil, true},
		"expected":            {403, 401, []string{"403"}, false},
		"expected, let in":    {200, 404, []string{"2xx,404"}, true},
		"teapot, as expected": {200, 418, []string{"200"}, false},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			b := newBench(t, "session")
			b.options.ExpectOK = test.expect
			right := b.verifies(b.policy(), b.keySet)
			b.backend = func(w http.ResponseWriter, r *http.Request) {
				if r.Header.Get("Authorization") == "" {
					w.WriteHeader(http.StatusUnauthorized)
					return
				}
				right(replaced{w, map[int]int{200: test.good, 401: test.bad}}, r)
			}
			r := b.run(t)
			if (r.Summary.LetIn > 40) != test.letIn || r.Summary.KeptOut != 0 || (!test.letIn && r.ExitCode() != 0) {
				t.Errorf("%+v", r.Summary)
			}
		})
	}
}

// replaced is a response with other statuses.
type replaced struct {
	http.ResponseWriter
	statuses map[int]int
}

func (r replaced) WriteHeader(code int) { r.ResponseWriter.WriteHeader(r.statuses[code]) }

// TestPlan_Run_body: a backend that says in the body what it thinks of a token.
func TestPlan_Run_body(t *testing.T) {
	t.Parallel()
	for name, sized := range map[string]bool{"of a known length": true, "chunked": false} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			b := newBench(t, "session")
			right := b.verifies(b.policy(), b.keySet)
			b.backend = func(w http.ResponseWriter, r *http.Request) {
				if r.Header.Get("Authorization") == "" {
					w.WriteHeader(http.StatusBadRequest)
					return
				}
				right(says{w, sized}, r)
			}
			if r := b.run(t); r.ExitCode() != 0 || r.Cases[2].Status != 200 || !strings.Contains(r.Cases[2].Why, "the body says") {
				t.Errorf("%+v, %+v", r.Summary, r.Cases[2])
			}
		})
	}
}

// says answers 200 and a body, and says how long that is if it is sized.
type says struct {
	http.ResponseWriter
	sized bool
}

func (s says) WriteHeader(code int) {
	body := map[int]string{200: `{"valid":true,"tenant":"t"}`, 401: `{"valid":false,"tenant":null}`}[code]
	s.Header().Set("Content-Type", "application/json; charset=utf-8")
	if s.sized {
		s.Header().Set("Content-Length", "29")
	}
	s.ResponseWriter.WriteHeader(200)
	_, _ = io.WriteString(s.ResponseWriter, (body + "  ")[:29])
}

func TestPlan_Run_redirects(t *testing.T) {
	t.Parallel()
	b := newBench(t, "session")
	right := b.verifies(b.policy(), b.keySet)
	b.backend = func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Location", "/login?next=x")
		right(sent{w}, r)
	}
	if r := b.run(t); r.ExitCode() != 0 || r.Cases[1].Status != 302 || r.Cases[2].Status != 302 {
		t.Errorf("%+v, %+v", r.Summary, r.Cases[1])
	}
}

// sent redirects: into the app, or to the login.
type sent struct{ http.ResponseWriter }

func (s sent) WriteHeader(code int) {
	if code == 200 {
		s.Header().Set("Location", "/app")
	}
	s.ResponseWriter.WriteHeader(302)
}
