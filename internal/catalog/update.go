package catalog

import (
	"context"
	"errors"
	"io/fs"
	"runtime"
	"slices"
	"strings"
	"time"

	"github.com/jtlctl/jtlctl/internal/fault"
	"github.com/jtlctl/jtlctl/internal/quote"
	"github.com/jtlctl/jtlctl/internal/scope"
	"github.com/jtlctl/jtlctl/internal/sorting"
)

// Status is what became of a published document.
type Status string

// The statuses.
const (
	New       Status = "new"
	Changed   Status = "changed"
	Unchanged Status = "unchanged"
	Absent    Status = "absent" // not published, and never was
	Failed    Status = "failed" // what there was is kept
)

// Outcome is what became of one document of an update.
type Outcome struct {
	Name, Source string
	Status       Status
	Err          error // of a failure, else nil
	Changes      scope.Changes
	// Dropped are names, paths and operation ids of the document that cannot be
	// such.
	Dropped []string
}

// Updater reads the published documents into a store.
type Updater struct {
	Store Store
	// Fetch returns the document of an address; errors.Is(err, fs.ErrNotExist) if
	// there is none. It bounds size and time.
	Fetch func(ctx context.Context, address string) ([]byte, error)
	Now   func() time.Time
	// Progress is called before a document is waited for.
	Progress func(name string)
}

// UpdateRequest says which documents to read, from where.
type UpdateRequest struct {
	From     string   // a folder or the address of one; "" is the publisher
	Versions []string // only these; none are all
	Check    bool     // store nothing
	Force    bool     // take documents that have shrunk
}

// Update reads published documents, each for itself: one that fails keeps what
// there was, and the others are stored. The error is for what prevents all.
func (u Updater) Update(ctx context.Context, r UpdateRequest) ([]Outcome, error) {
	for _, version := range r.Versions {
		if err := checkVersion(version); err != nil {
			return nil, err
		}
	}
	documents, err := u.documents(r)
	if err != nil {
		return nil, err
	}
	if _, err := u.Store.file("x"); err != nil && !r.Check {
		return nil, err // before anything is read
	}
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	var outcomes []Outcome
	for i, content := range readAll(ctx, documents) {
		u.Progress(documents[i].name)
		c := <-content
		if ctx.Err() != nil {
			return outcomes, fault.New(fault.Interrupted, "interrupted")
		}
		outcomes = append(outcomes, u.take(documents[i], c, r))
	}
	return outcomes, nil
}

// take decides about a document that was read, and stores it.
func (u Updater) take(d published, c content, r UpdateRequest) Outcome {
	o := Outcome{Name: d.name, Source: c.source}
	before, err := u.Store.before(d.name)
	switch {
	case err != nil:
		return o.failed(err)
	case errors.Is(c.err, fs.ErrNotExist) && before == nil && !d.required:
		o.Status = Absent
		return o
	case c.err != nil:
		return o.failed(c.err)
	}
	parse := scope.ParsePublished
	if d.isSchema() {
		parse = scope.ParsePublishedSchema
	}
	parsed, err := parse(c.text, d.version)
	if err != nil {
		return o.failed(fault.Wrap(err, "%s cannot be used as a catalogue: %s", c.source, fault.Message(err)))
	}
	if parsed.Name != d.name {
		return o.failed(fault.New(fault.Input, "%s is a document of another kind: a GraphQL schema and an OpenAPI document are two", c.source).
			WithHint("check where it comes from"))
	}
	parsed.Source, parsed.Date = c.source, u.Now().UTC().Format(time.DateOnly)
	o.Dropped = slices.Concat(parsed.InvalidNames, parsed.InvalidOthers)
	o.Changes = parsed.ChangesFrom(before)
	switch {
	case before == nil:
		o.Status = New
	case o.Changes.Shrunk() && !r.Force:
		return o.failed(fault.New(fault.Refused, "%s has lost more than half of its operations or scopes", c.source).
			WithHint("if that is right, `%s` takes it", r.forced(d.version)))
	case o.Changes.None():
		o.Status = Unchanged
	default:
		o.Status = Changed
	}
	if !r.Check {
		if _, err := u.Store.save(parsed, c.text); err != nil {
			return o.failed(err)
		}
	}
	return o
}

// forced returns the command that takes the documents of a version from the same
// place, even if they have shrunk.
func (r UpdateRequest) forced(version string) string {
	command := "jtlctl scope update --api " + version + " --force"
	if r.From != "" {
		command += " --from " + quote.Typed(runtime.GOOS, r.From)
	}
	return command
}

func (o Outcome) failed(err error) Outcome {
	o.Status, o.Err, o.Changes = Failed, err, scope.Changes{}
	return o
}

// before returns the catalogue of a name that an update would replace, nil if
// there is none. A damaged one is replaced as if it were not there.
func (s Store) before(name string) (*scope.Catalog, error) {
	names, err := s.ImportedNames()
	if err != nil {
		return nil, err
	}
	if slices.Contains(names, name) {
		c, err := s.load(name)
		if fault.From(err).Kind == fault.Input && err != nil {
			return builtin(name), nil
		}
		return c, err
	}
	return builtin(name), nil
}

// builtin returns the built-in catalogue of a name, or nil.
func builtin(name string) *scope.Catalog {
	for _, c := range scope.Builtin() {
		if c.Name == name {
			return c
		}
	}
	return nil
}

// Reset removes the catalogues that updates have stored, all or those of some
// versions, so that the built-in ones are used again. A damaged one that has the
// name of a published document is removed too.
func (s Store) Reset(versions ...string) ([]Outcome, error) {
	for _, version := range versions {
		if err := checkVersion(version); err != nil {
			return nil, err
		}
	}
	names, err := s.ImportedNames()
	if err != nil {
		return nil, err
	}
	var outcomes []Outcome
	for _, name := range sorting.Collected(slices.Values(names), scope.CompareVersions) {
		version := strings.TrimSuffix(name, scope.SchemaSuffix)
		if checkVersion(version) != nil || len(versions) > 0 && !slices.Contains(versions, version) {
			continue
		}
		c, err := s.load(name)
		switch {
		case err != nil && fault.From(err).Kind == fault.Input:
			c = &scope.Catalog{Name: name} // whatever it was, it is of no use
		case err != nil:
			return outcomes, err
		case !c.Published:
			continue
		}
		if err := s.remove(name); err != nil {
			return outcomes, err
		}
		o := Outcome{Name: name, Status: Absent}
		left := &scope.Catalog{Name: name}
		if b := builtin(name); b != nil {
			o.Status, o.Source, left = Changed, b.Source, b
		}
		o.Changes = left.ChangesFrom(c)
		outcomes = append(outcomes, o)
	}
	return outcomes, nil
}
