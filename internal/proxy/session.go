package proxy

import (
	"strconv"
	"strings"
	"sync"
	"time"

	"github.com/jtlctl/jtlctl/internal/infer"
	"github.com/jtlctl/jtlctl/internal/record"
	"github.com/jtlctl/jtlctl/internal/scope"
	"github.com/jtlctl/jtlctl/internal/textutil"
)

// Served is a request that was answered, for a line on the terminal.
type Served struct {
	Method  string
	Path    string // without a query
	Status  int    // 0 if there was no response
	Took    time.Duration
	GraphQL bool
	// Operation, Scopes and Grade are those of the catalogue.
	Operation string
	Scopes    []string
	Grade     record.Grade
	// Refused is why the request did not go on, or Failure why there was no
	// response; "" if there was one.
	Refused, Failure string
	// Message and Hint explain a refusal of the server, the first time.
	Message, Hint string
}

// session is what was requested so far.
type session struct {
	index    *scope.Index
	now      func() time.Time
	file     *record.File // nil if nothing is recorded
	served   func(Served)
	warn     func(format string, args ...any)
	upstream Upstream

	mu        sync.Mutex
	described map[string]record.Entry
	records   *infer.Records
	explained map[string]bool
	unwritten int
}

// The bounds of what a session remembers: requests, explanations, and bytes of what
// names one.
const (
	maxDescribed = 4096
	maxExplained = 1000
	maxKey       = 1024
)

func newSession(o Options) *session {
	return &session{
		index: o.Scopes, now: o.Now, file: o.Record, served: o.Served, warn: o.Warn, upstream: o.Upstream,
		described: map[string]record.Entry{}, explained: map[string]bool{}, records: infer.NewRecords(),
	}
}

// describe is record.Describe, which takes longer than the way through the proxy:
// an app calls few paths, and those again and again.
func (s *session) describe(x *exchange) record.Entry {
	var named strings.Builder
	named.WriteString(x.method + " " + x.path)
	for _, field := range x.document.fields {
		named.WriteString(" " + field.Kind + ":" + field.Name)
	}
	key := named.String()
	s.mu.Lock()
	entry, ok := s.described[key]
	s.mu.Unlock()
	if ok {
		return entry
	}
	entry = record.Describe(s.index, record.Request{Method: x.method, Path: x.path, Fields: x.document.fields})
	if len(key) > maxKey {
		return entry
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	if len(s.described) == maxDescribed {
		clear(s.described)
	}
	s.described[key] = entry
	return entry
}

// finish records a request that went on, and shows it.
func (s *session) finish(x *exchange, status int, took time.Duration) {
	entry := s.describe(x)
	entry.Time, entry.Status = s.now(), status
	line := Served{
		Method: x.method, Path: x.path, Status: status, Took: took, GraphQL: x.graphql,
		Operation: entry.Operation, Scopes: entry.Scopes, Grade: entry.Grade,
	}
	s.mu.Lock()
	s.records.Add(infer.Place{}, entry)
	line.Message, line.Hint = s.explanation(x, entry)
	if x.failure != nil {
		line.Failure, line.Hint = s.failure(x.failure)
	}
	s.show(line)
	s.mu.Unlock()
	s.record(entry)
}

// show shows a request, in a line that can be read. The lock is held.
func (s *session) show(line Served) {
	const longestMethod, longestText = 20, 300 // characters
	line.Method, line.Path = textutil.Shorten(line.Method, longestMethod), textutil.Shorten(line.Path, longestText)
	line.Operation, line.Refused = textutil.Shorten(line.Operation, longestText), textutil.Shorten(line.Refused, longestText)
	s.served(line)
}

// explanation explains a refusal of the server, the first time for an operation.
func (s *session) explanation(x *exchange, entry record.Entry) (message, hint string) {
	if x.refused == nil || s.upstream.Explain == nil {
		return "", ""
	}
	if x.refused.Errors = x.errors.List(); len(x.refused.Errors) == 0 && !isExplained(x.refused.Status) {
		return "", ""
	}
	key := strings.Join([]string{x.method, entry.Path, entry.Operation, strconv.Itoa(x.refused.Status)}, " ")
	if !s.first(key) {
		return "", ""
	}
	x.refused.Body = x.beginning.Text
	f := s.upstream.Explain(*x.refused)
	if f == nil {
		return "", ""
	}
	return f.Message, f.Hint
}

// failure says why there was no response, and the first time what to do.
func (s *session) failure(err error) (message, hint string) {
	if message, hint = s.upstream.failure(err); !s.first(message) {
		hint = ""
	}
	return message, hint
}

// first reports whether something is to be explained that was not yet. The lock is
// held.
func (s *session) first(key string) bool {
	if s.explained[key] || len(s.explained) == maxExplained || len(key) > maxKey {
		return false
	}
	s.explained[key] = true
	return true
}

// record appends to the file. That it cannot be written is said once, and at the
// end how many requests it lacks.
func (s *session) record(entry record.Entry) {
	if s.file == nil {
		return
	}
	if err := s.file.Add(entry); err != nil {
		s.mu.Lock()
		defer s.mu.Unlock()
		if s.unwritten++; s.unwritten == 1 {
			s.warn("%v", err)
		}
	}
}

// refuse shows a request that does not go on.
func (s *session) refuse(method, target string, r refusal) {
	path, _, _ := strings.Cut(target, "?")
	s.mu.Lock()
	defer s.mu.Unlock()
	s.show(Served{Method: method, Path: path, Status: r.status, Refused: r.reason})
}

// summary is what the session needed.
func (s *session) summary(cloud bool, declared infer.Declared) Summary {
	s.mu.Lock()
	defer s.mu.Unlock()
	report := s.records.Infer(infer.Resolver{Index: s.index, Cloud: cloud}, declared)
	return Summary{Report: report, Requests: s.records.Lines, Unwritten: s.unwritten}
}

// Summary is what a session needed.
type Summary struct {
	*infer.Report
	Requests int
	// Unwritten is how many requests the record lacks.
	Unwritten int
}
