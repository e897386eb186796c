// Package source finds the calls of the platform's API in the source code of apps.
//
// Each language is split into tokens; constants, variables and helper functions are
// followed through the files of a project until the method and the path of a call are
// known. What cannot be known is reported as such, and never guessed.
//
// It does not use disk or network: files are handed in.
package source

import (
	"github.com/jtlctl/jtlctl/internal/erp"
	"github.com/jtlctl/jtlctl/internal/source/syntax"
)

// Place is a place in a file.
type Place = syntax.Place

// Call is a place that calls the API.
type Call struct {
	Place
	// Defined is where the literal with the path is, if that is another line.
	Defined *Place
	Method  string // "" if it is not known
	Path    string // with {name} for what is known only at run time
	// Generation is that of the API, Auto if nothing says it.
	Generation erp.Generation
	// Field and Kind are those of a root field of GraphQL, which has no path.
	Field, Kind string
	// Sure is false if the address or what is called may be something else.
	Sure bool
	Test bool // in a test
	Text string

	wrapped bool // by a function of the project
}

// Unresolved is a place that looks like a call of the API of which no operation is known.
type Unresolved struct {
	Place
	Text   string
	Reason string
	Test   bool
}

// File is a file to be read. Code should not be larger than some MiB.
type File struct {
	Name string // with /
	Code []byte
}

// IsRead reports whether a file is of a kind that Analyze reads, by its name and its
// first bytes.
func IsRead(f File) bool { return syntax.LanguageOf(f.Name) != nil || textOf(f) != noText }
