package infer

import (
	"cmp"
	"context"
	"io"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"github.com/jtlctl/jtlctl/internal/disk"
	"github.com/jtlctl/jtlctl/internal/fault"
	"github.com/jtlctl/jtlctl/internal/graphql"
	"github.com/jtlctl/jtlctl/internal/record"
	"github.com/jtlctl/jtlctl/internal/scope"
	"github.com/jtlctl/jtlctl/internal/sorting"
	"github.com/jtlctl/jtlctl/internal/source"
	"github.com/jtlctl/jtlctl/internal/textutil"
	"github.com/jtlctl/jtlctl/internal/traffic"
)

// StdinName is the name of standard input.
const StdinName = "-"

// MaxCalls is how many different requests are told apart.
const MaxCalls = 100_000

// tooMany is the reason for which a record is not looked at.
const tooMany = "too many different requests"

// Records are the requests of some files of recorded traffic, each once with the line
// on which it comes first.
type Records struct {
	Calls   []Call
	Open    []Unresolved // of collections
	Skipped map[string]int
	// Lines is how many requests were read.
	Lines int

	seen map[string]bool
}

// ReadRecords reads files of requests: what a proxy or the sandbox recorded, HAR files,
// access logs, lists, and collections of Postman, Bruno and editors. A folder is a
// collection of Bruno; - is stdin.
func ReadRecords(ctx context.Context, index *scope.Index, names []string, stdin io.Reader) (*Records, error) {
	r := NewRecords()
	for i, name := range names {
		switch {
		case name == "":
			return nil, fault.New(fault.Usage, "the name of a record is empty").WithHint("is a shell variable unset?")
		case name == StdinName && slices.Contains(names[:i], StdinName):
			return nil, fault.New(fault.Usage, "standard input can be read only once").WithHint("name - once")
		}
		if err := r.readFile(ctx, index, name, stdin); err != nil {
			return nil, err
		}
	}
	return r, nil
}

// NewRecords returns records without requests.
func NewRecords() *Records { return &Records{Skipped: map[string]int{}, seen: map[string]bool{}} }

func (r *Records) readFile(ctx context.Context, index *scope.Index, name string, stdin io.Reader) error {
	from := stdin
	if name != StdinName {
		file, err := os.Open(name)
		if err != nil {
			return disk.Fault(fault.Input, err, "the record %s cannot be read", name).
				WithHint("`jtlctl proxy --record FILE` and `jtlctl sandbox serve --record FILE` write records")
		}
		defer func() { _ = file.Close() }()
		if info, err := file.Stat(); err == nil && info.IsDir() {
			return r.readFolder(ctx, index, name)
		}
		from = file
	}
	before := r.counted()
	err := r.read(index, relative(name), from)
	switch {
	case ctx.Err() != nil:
		return fault.New(fault.Interrupted, "interrupted")
	case err != nil && fault.From(err).Kind == fault.Input:
		return fault.Wrap(err, "%s: %s", name, fault.Message(err))
	case err != nil:
		return disk.Fault(fault.Disk, err, "the record %s cannot be read", name)
	}
	if after := r.counted(); after.lines > before.lines && after.requests == before.requests {
		if name == StdinName {
			name = "standard input"
		}
		return fault.New(fault.Input, "%s has no requests: it is no record, HAR file, access log, list of requests or collection", name).
			WithHint("a list has a line such as GET https://api.jtl-cloud.com/erp/v2/items for each request")
	}
	return nil
}

// counted is how many lines were no requests, and how many requests there were.
type counted struct{ lines, requests int }

func (r *Records) counted() counted {
	return counted{r.Skipped[traffic.NotRequest], r.Lines + r.Skipped[elsewhere] + r.Skipped[preflight] + r.Skipped[tooMany]}
}

// read reads one file.
func (r *Records) read(index *scope.Index, name string, from io.Reader) error {
	if isCollection(name) {
		text, err := io.ReadAll(io.LimitReader(textutil.NewUTF8Reader(from), maxDocument))
		if err == nil {
			r.collection(index, name, text)
		}
		return err
	}
	text, from, err := document(from)
	switch {
	case err != nil:
		return err
	case text != nil:
		r.collection(index, name, text)
		return nil
	}
	other := func(line int, text []byte) bool {
		e, ok := record.Parse(text)
		if ok {
			r.Add(Place{name, line, 1}, e)
		}
		return ok
	}
	skipped, err := traffic.Read(from, other, func(request traffic.Request) {
		call, skip := callOfTraffic(index, Place{name, request.Line, min(request.Line, 1)}, request)
		if skip != "" {
			r.Skipped[skip]++
			return
		}
		r.Lines++
		r.add(call)
	})
	for reason, count := range skipped {
		r.Skipped[reason] += count
	}
	return err
}

// collection adds the requests of a collection. One whose name does not say what it
// is, such as that of standard input, is JSON.
func (r *Records) collection(index *scope.Index, name string, text []byte) {
	readAs := name
	if path.Ext(name) == "" {
		readAs += ".json"
	}
	c := CodeOf(index, []source.File{{Name: readAs, Code: text}})
	for i := range c.Calls {
		c.Calls[i].File = name
	}
	for i := range c.Open {
		c.Open[i].File = name
	}
	r.addCode(c)
}

// readFolder adds the requests of a folder of files.
func (r *Records) readFolder(ctx context.Context, index *scope.Index, name string) error {
	c, err := ReadCode(ctx, index, []string{name})
	if err == nil {
		r.addCode(c)
	}
	return err
}

func (r *Records) addCode(c *Code) {
	for _, call := range c.Calls {
		call.Test = false // it was named
		r.Lines++
		r.add(call)
	}
	for _, u := range c.Open {
		u.Test = false
		r.Lines++
		r.Open = append(r.Open, u)
	}
	for reason, count := range c.Skipped {
		r.Skipped[reason] += count
	}
}

// Add adds a record, unless the same request was added before.
func (r *Records) Add(at Place, e record.Entry) {
	r.Lines++
	call := Call{Place: at, Method: e.Method, Path: e.Path, Recorded: &e}
	for name := range strings.SplitSeq(e.Operation, ", ") {
		if name != "" {
			call.Fields = append(call.Fields, graphql.Field{Name: name})
		}
	}
	if !(scope.Request{Method: e.Method, Path: e.Path}).IsGraphQL() {
		call.Fields = nil // it is the id of an operation
	}
	r.add(call)
}

func (r *Records) add(call Call) {
	var key strings.Builder
	key.WriteString(call.Method + " " + call.Path)
	for _, f := range call.Fields {
		key.WriteString(" " + f.Name)
	}
	if r.seen[key.String()] {
		return
	}
	if len(r.seen) == MaxCalls {
		r.Skipped[tooMany]++
		return
	}
	r.seen[key.String()] = true
	r.Calls = append(r.Calls, call)
}

// Infer returns the report of records.
func (r *Records) Infer(by Resolver, declared Declared) *Report {
	return by.Infer(nil, r, declared, Options{})
}

// Infer returns the report of code and of records; either may be nil. Of records each
// operation is evidence once.
func (r Resolver) Infer(code *Code, records *Records, declared Declared, o Options) *Report {
	r.known = map[string][]scope.Match{}
	var evidence []Evidence
	var open []Unresolved
	skipped := map[string]int{}
	var read Reading
	if code != nil {
		read.Code, read.Files, read.Whole = true, code.Files, len(code.Named) == 0
		for _, call := range code.Calls {
			if call.Test {
				read.Tests++
			} else {
				read.Calls++
			}
			found, rest := r.Resolve(call)
			evidence, open = append(evidence, found...), append(open, rest...)
		}
		open = append(open, code.Open...)
		sorting.By(open, func(a, b Unresolved) int { return a.compare(b.Place) })
		add(skipped, code.Skipped)
	}
	if records != nil {
		read.Requests = records.Lines
		seen := map[string]bool{}
		for _, call := range records.Calls {
			found, rest := r.Resolve(call)
			for _, e := range found {
				if key := e.Method + " " + e.Path + " " + e.Operation; !seen[key] {
					seen[key] = true
					evidence = append(evidence, e)
				}
			}
			open = append(open, rest...)
		}
		open = append(open, records.Open...)
		add(skipped, records.Skipped)
	}
	report := r.Decide(evidence, open, declared, o)
	report.Skipped, report.Read = skipped, read
	return report
}

func add(to, counts map[string]int) {
	for reason, count := range counts {
		to[reason] += count
	}
}

func (p Place) compare(q Place) int {
	return cmp.Or(cmp.Compare(p.File, q.File), cmp.Compare(p.Line, q.Line), cmp.Compare(p.Column, q.Column))
}

// relative returns a name with slashes, relative to the folder of the command if
// that is shorter.
func relative(name string) string {
	if name == StdinName {
		return name
	}
	if here, err := os.Getwd(); err == nil && filepath.IsAbs(name) {
		if below, err := filepath.Rel(here, name); err == nil && filepath.IsLocal(below) {
			name = below
		}
	}
	return filepath.ToSlash(filepath.Clean(name))
}
