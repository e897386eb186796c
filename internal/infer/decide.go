package infer

import (
	"maps"
	"slices"

	"github.com/jtlctl/jtlctl/internal/record"
	"github.com/jtlctl/jtlctl/internal/scope"
)

// Options change what is proposed.
type Options struct {
	// RemoveUnused leaves scopes out of the proposal that no evidence needs, but no
	// mandatory one of a registration.
	RemoveUnused bool
	// Optional are the parts of an app that it can do without.
	Optional Paths
}

// Decide returns the report of evidence: the scopes that it needs, compared with
// those of a manifest.
func (r Resolver) Decide(evidence []Evidence, open []Unresolved, declared Declared, o Options) *Report {
	report := &Report{
		Evidence: nonNil(evidence), Unresolved: nonNil(open), Declared: nonNil(slices.Concat(declared.Mandatory, declared.Optional)),
		Skipped: map[string]int{}, grades: map[string]record.Grade{}, Unused: []string{}, Unproven: []string{}, Missing: []string{},
	}
	for _, e := range evidence {
		if e.Test || e.isOther(report.Declared) {
			continue
		}
		for _, group := range e.needs {
			name := r.choose(group, report.Declared)
			if report.grades[name] != record.Exact {
				report.grades[name] = e.Grade
			}
		}
	}
	report.Needed = nonNil(slices.Sorted(maps.Keys(report.grades)))
	if declared.Present {
		report.compare(declared.Required)
	}
	report.propose(declared, o)
	return report
}

// choose returns the scope of several of which any one is enough.
func (r Resolver) choose(names, declared []string) string {
	var narrow, broad []string
	for _, name := range names {
		if (&scope.Scope{Name: name}).Broad() {
			broad = append(broad, name)
		} else {
			narrow = append(narrow, name)
		}
	}
	for _, name := range slices.Concat(narrow, broad) {
		if slices.Contains(declared, name) {
			return name
		}
	}
	if r.Cloud {
		if at := slices.IndexFunc(narrow, r.inCloud); at >= 0 {
			return narrow[at]
		}
	}
	return slices.Concat(narrow, broad)[0]
}

// isOther reports whether what a manifest declares shows that a request is for the
// other generation of the API.
func (e Evidence) isOther(declared []string) bool {
	has := func(name string) bool { return slices.Contains(declared, name) }
	return slices.ContainsFunc(e.others, has) && !slices.ContainsFunc(e.Scopes, has)
}

// compare says what the manifest lacks, and what it has without need. A scope that
// allows what others allow is never needed itself.
func (r *Report) compare(required []string) {
	r.Missing = slices.DeleteFunc(r.undeclared(), func(name string) bool {
		return slices.ContainsFunc(r.Declared, func(declared string) bool { return scope.Covers(declared, name) })
	})
	candidates := map[string]bool{}
	for _, e := range r.Evidence {
		for _, name := range e.candidates {
			candidates[name] = candidates[name] || !e.Test
		}
	}
	for _, name := range r.Declared {
		switch {
		case r.grades[name] == record.Exact:
		case r.grades[name] == record.Likely, candidates[name]:
			r.Unproven = append(r.Unproven, name)
		case !slices.Contains(required, name):
			r.Unused = append(r.Unused, name)
		}
	}
}

func (r *Report) undeclared() []string {
	return nonNil(slices.DeleteFunc(slices.Clone(r.Needed), func(name string) bool { return slices.Contains(r.Declared, name) }))
}

// propose keeps what is declared and adds what is missing. Without a manifest it is
// what is needed. A scope that only optional parts of the app need is optional.
func (r *Report) propose(declared Declared, o Options) {
	for _, name := range declared.Mandatory {
		switch {
		case o.RemoveUnused && !declared.OnPremise && slices.Contains(r.Unused, name):
		case declared.OnPremise && o.Optional.hold(r.evidenceOf(name)):
			r.Proposed.Optional = append(r.Proposed.Optional, name)
		default:
			r.Proposed.Mandatory = append(r.Proposed.Mandatory, name)
		}
	}
	for _, name := range declared.Optional {
		if !o.RemoveUnused || !slices.Contains(r.Unused, name) {
			r.Proposed.Optional = append(r.Proposed.Optional, name)
		}
	}
	added := r.Missing
	if !declared.Present || o.RemoveUnused {
		added = r.undeclared()
	}
	for _, name := range added {
		if isOptional := (declared.OnPremise || !declared.Present) && o.Optional.hold(r.evidenceOf(name)); isOptional {
			r.Proposed.Optional = append(r.Proposed.Optional, name)
		} else {
			r.Proposed.Mandatory = append(r.Proposed.Mandatory, name)
		}
	}
	r.Proposed.Mandatory, r.Proposed.Optional = nonNil(r.Proposed.Mandatory), nonNil(r.Proposed.Optional)
	r.Proposed.Scopes = nonNil(slices.Concat(r.Proposed.Mandatory, r.Proposed.Optional))
}

// GradeOf returns how certain it is that a scope is needed; "" if nothing needs it.
func (r *Report) GradeOf(name string) record.Grade { return r.grades[name] }

// IsExact reports whether it is certain that a scope is needed.
func (r *Report) IsExact(name string) bool { return r.grades[name] == record.Exact }

// Certain returns the missing scopes that are needed for certain.
func (r *Report) Certain() []string {
	return slices.DeleteFunc(slices.Clone(r.Missing), func(name string) bool { return r.grades[name] != record.Exact })
}

// Clean reports whether there is nothing to remark: nothing missing, unused,
// unproven or unresolved.
func (r *Report) Clean() bool {
	return len(r.Missing)+len(r.Unused)+len(r.Unproven)+len(r.Open()) == 0
}

// Open returns the requests outside of tests of which it is not known what they need.
func (r *Report) Open() []Unresolved {
	return slices.DeleteFunc(slices.Clone(r.Unresolved), func(u Unresolved) bool { return u.Test })
}

// Needing returns the evidence that a scope is needed for, without tests.
func (r *Report) Needing(name string) []Evidence {
	return slices.DeleteFunc(slices.Clone(r.Evidence), func(e Evidence) bool { return e.Test || !slices.Contains(e.Scopes, name) })
}

func nonNil[T any](list []T) []T {
	if list == nil {
		return []T{}
	}
	return list
}
