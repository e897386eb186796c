package catalog

import (
	"context"
	"os"
	"strings"
	"time"

	"github.com/jtlctl/jtlctl/internal/disk"
	"github.com/jtlctl/jtlctl/internal/fault"
	"github.com/jtlctl/jtlctl/internal/scope"
)

// Importer adds catalogues to a store.
type Importer struct {
	Store Store
	// Fetch returns the document of an address, and Stdin that of standard
	// input. Both are called only if a request names them, and bound what they
	// read to MaxDocument.
	Fetch func(ctx context.Context, address string) ([]byte, error)
	Stdin func(ctx context.Context) ([]byte, error)
	Now   func() time.Time
}

// Request describes an import.
type Request struct {
	Source string // a file, a URL, or - for standard input
	// Name is what to call the catalogue; it is used if Named is true, and
	// else the version that the document names.
	Name  string
	Named bool
}

// Result is a catalogue that was imported. Its InvalidNames are the names that
// cannot be scopes.
type Result struct {
	Entry
	Replaced bool // there was one of this name
}

// Import reads an OpenAPI document, a GraphQL schema or a copy of an imported catalogue and
// stores what it says of scopes. A name that was given is checked before the
// document is read.
func (i Importer) Import(ctx context.Context, r Request) (Result, error) {
	if r.Named {
		if err := i.Store.checkImportName(r.Name); err != nil {
			return Result{}, err
		}
	}
	text, source, err := i.read(ctx, r.Source)
	if err != nil {
		return Result{}, err
	}
	c, err := parse(source, text)
	if err != nil {
		return Result{}, err
	}
	c.Source, c.Date = source, i.Now().UTC().Format(time.DateOnly)
	c.Published = false // only an update knows that it is
	switch {
	case r.Named:
		c.Name = r.Name
	case c.Name == "":
		c.Name = schemaName(source)
	}
	if err := i.Store.checkImportName(c.Name); err != nil {
		return Result{}, err
	}
	replaced, err := i.Store.save(c, text)
	if err != nil {
		return Result{}, err
	}
	return Result{Entry{c, Imported}, replaced}, nil
}

// schemaName returns what to call a GraphQL schema, which names no version, after
// where it comes from: 2.3.graphql and …/erp/v2.3/graphql-schema.md are of 2.3.
func schemaName(source string) string {
	for segment := range strings.SplitSeq(strings.ReplaceAll(source, `\`, "/"), "/") {
		if version, suffix := splitDocumentName(segment); suffix != "" {
			return version + scope.SchemaSuffix
		}
		if version, ok := strings.CutPrefix(segment, "v"); ok && checkVersion(version) == nil {
			return version + scope.SchemaSuffix
		}
	}
	return strings.TrimPrefix(scope.SchemaSuffix, "-")
}

// read returns a document and what to call its source.
func (i Importer) read(ctx context.Context, source string) (text []byte, name string, err error) {
	switch {
	case strings.Contains(source, "://"):
		text, err = i.Fetch(ctx, source)
		name, _, _ = strings.Cut(source, "?") // a query may hold a token
		return text, name, err
	case source == "-":
		text, err = i.Stdin(ctx)
		return text, SourceName(source), err
	}
	text, err = readDocument(source)
	return text, source, err
}

// save writes a catalogue, and the answers of the document that it was made of, and
// reports whether it replaced one.
func (s Store) save(c *scope.Catalog, document []byte) (replaced bool, err error) {
	file, err := s.file(c.Name)
	if err != nil {
		return false, err
	}
	text, err := c.Encode()
	if err != nil {
		return false, err
	}
	_, missing := os.Stat(file.Path)
	if err := file.Save(text); err != nil {
		return false, disk.Fault(fault.Disk, err, "the catalogue %s cannot be written", file.Path)
	}
	return missing == nil, s.saveAnswers(c.Name, document)
}
