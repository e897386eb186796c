package infer

import (
	"context"
	"io"
	"maps"
	"os"
	"path/filepath"
	"strings"

	"github.com/jtlctl/jtlctl/internal/disk"
	"github.com/jtlctl/jtlctl/internal/fault"
	"github.com/jtlctl/jtlctl/internal/graphql"
	"github.com/jtlctl/jtlctl/internal/record"
)

// StdinName is the name of standard input.
const StdinName = "-"

// MaxCalls is how many different requests are told apart.
const MaxCalls = 100_000

// tooMany is the reason for which a record is not looked at.
const tooMany = "too many different requests"

// Records are the requests of some files of records, each once with the line on
// which it comes first.
type Records struct {
	Calls   []Call
	Skipped map[string]int
	// Lines is how many records were read.
	Lines int

	seen map[string]bool
}

// ReadRecords reads files of records; - is stdin.
func ReadRecords(ctx context.Context, names []string, stdin io.Reader) (*Records, error) {
	r := NewRecords()
	for _, name := range names {
		if err := r.readFile(ctx, name, stdin); err != nil {
			return nil, err
		}
	}
	return r, nil
}

// NewRecords returns records without requests.
func NewRecords() *Records { return &Records{Skipped: map[string]int{}, seen: map[string]bool{}} }

func (r *Records) readFile(ctx context.Context, name string, stdin io.Reader) error {
	from := stdin
	if name != StdinName {
		file, err := os.Open(name)
		if err != nil {
			return disk.Fault(fault.Input, err, "the record %s cannot be read", name).
				WithHint("`jtlctl proxy --record FILE` and `jtlctl sandbox serve --record FILE` write records")
		}
		defer func() { _ = file.Close() }()
		if info, err := file.Stat(); err == nil && info.IsDir() {
			return fault.New(fault.Input, "the record %s is a folder", name).WithHint("name a file that `jtlctl proxy --record FILE` wrote")
		}
		from = file
	}
	place := relative(name)
	skipped, err := record.Read(from, func(line int, e record.Entry) { r.Add(Place{place, line, 1}, e) })
	switch {
	case ctx.Err() != nil:
		return fault.New(fault.Interrupted, "interrupted")
	case err != nil:
		return disk.Fault(fault.Disk, err, "the record %s cannot be read", name)
	}
	for reason, count := range skipped {
		r.Skipped[reason] += count
	}
	return nil
}

// Add adds a record, unless the same request was added before.
func (r *Records) Add(at Place, e record.Entry) {
	r.Lines++
	key := e.Method + " " + e.Path + " " + e.Operation
	if r.seen[key] {
		return
	}
	if len(r.seen) == MaxCalls {
		r.Skipped[tooMany]++
		return
	}
	r.seen[key] = true
	call := Call{Place: at, Method: e.Method, Path: e.Path, Recorded: &e}
	for name := range strings.SplitSeq(e.Operation, ", ") {
		if name != "" {
			call.Fields = append(call.Fields, graphql.Field{Name: name})
		}
	}
	r.Calls = append(r.Calls, call)
}

// Infer returns the report of records.
func (r *Records) Infer(by Resolver, declared Declared) *Report {
	var evidence []Evidence
	var open []Unresolved
	seen := map[string]bool{}
	for _, call := range r.Calls {
		found, rest := by.Resolve(call)
		for _, e := range found {
			if key := e.Method + " " + e.Path + " " + e.Operation; !seen[key] {
				seen[key] = true
				evidence = append(evidence, e)
			}
		}
		open = append(open, rest...)
	}
	report := by.Decide(evidence, open, declared, Options{})
	maps.Copy(report.Skipped, r.Skipped)
	return report
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
