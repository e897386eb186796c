// Package infer finds out which scopes an app needs, by evidence of its requests:
// which of them its manifest lacks, and which it has without need.
//
// It reads the code and the recorded traffic of an app, and looks the requests up in
// the catalogues that it is given.
package infer

import (
	"strings"

	"github.com/jtlctl/jtlctl/internal/erp"
	"github.com/jtlctl/jtlctl/internal/graphql"
	"github.com/jtlctl/jtlctl/internal/record"
	"github.com/jtlctl/jtlctl/internal/scope"
)

// Report is what an app needs, and by which evidence. Its JSON form is a contract.
type Report struct {
	Evidence   []Evidence   `json:"evidence"`   // the requests that were found, and the scopes of each
	Unresolved []Unresolved `json:"unresolved"` // what looks like a request and could not be read
	// Declared are the scopes of the manifest; empty without one.
	Declared []string `json:"declared"`
	// Needed are the scopes that the evidence needs. If any one of several is
	// enough it is the one that is declared, else the narrowest.
	Needed   []string `json:"needed"`
	Missing  []string `json:"missing"`  // needed and not declared; empty without a manifest
	Unused   []string `json:"unused"`   // declared, and no evidence needs them
	Unproven []string `json:"unproven"` // declared, and only likely to be needed
	Proposed Proposed `json:"proposed"` // the scopes to request
	// Skipped counts what could not be read, by reason.
	Skipped map[string]int `json:"skipped"`

	// Read is what the report was made of.
	Read Reading `json:"-"`

	grades map[string]record.Grade // of the needed scopes
}

// Reading says what was read.
type Reading struct {
	Code  bool // code was read
	Files int
	Calls int // in them, outside of tests
	Tests int // calls in tests
	// Requests is how many recorded ones were read.
	Requests int
	// Whole is true if no code was left out that may contain calls.
	Whole bool
}

// Place is where something is. File has slashes and is relative to the folder of
// the command.
type Place struct {
	File   string `json:"file"`   // the path of the file
	Line   int    `json:"line"`   // the line, from 1
	Column int    `json:"column"` // the column of the first character, from 1
}

// Evidence is a request that the app makes.
type Evidence struct {
	Place
	// DefinedAt is where the path is written, if that is elsewhere.
	DefinedAt *Place `json:"defined_at,omitempty"`
	Method    string `json:"method"` // "" if it is not known
	// Path is written as the catalogue writes it.
	Path      string `json:"path"`
	Operation string `json:"operation"` // its id, or the root field of GraphQL; may be empty
	// Scopes are those that the catalogue names; none if the request needs none.
	Scopes []string     `json:"scopes"`
	Grade  record.Grade `json:"grade"` // exact or likely
	Test   bool         `json:"test"`  // it is in a test and counts for nothing

	needs [][]string // one scope of each group
	// others are the scopes that do instead: the same request is also one of another
	// generation of the API, and which of them it goes to is not known.
	others []string
	// candidates are all scopes that it may need, if its method is not known.
	candidates []string
}

// Title names the request: the root field of GraphQL, or method and path.
func (e Evidence) Title() string {
	if e.Path == scope.GraphQLPath && e.Operation != "" {
		return e.Operation
	}
	return strings.TrimSpace(e.Method + " " + e.Path)
}

// Unresolved is a request of which it is not known what it needs.
type Unresolved struct {
	Place
	Text   string `json:"text"`   // what the code has there
	Reason string `json:"reason"` // why it could not be read
	Test   bool   `json:"test"`   // it is in a test and is no finding
}

// Proposed are the scopes for the manifest: Scopes for one of the Cloud, the others
// for a registration at a JTL-Wawi.
type Proposed struct {
	Scopes    []string `json:"scopes"`    // the scopes, for the manifest of a Cloud app
	Mandatory []string `json:"mandatory"` // the mandatory scopes, for a registration request
	Optional  []string `json:"optional"`  // the optional scopes, for a registration request
}

// Call is a request as it was found.
type Call struct {
	Place
	DefinedAt *Place
	Method    string // "" is any
	Path      string
	Fields    []graphql.Field // root fields, if Path is that of GraphQL
	// Generation is that of the API, Auto if it is not known.
	Generation erp.Generation
	// Doubtful is true if the address or the method may be another.
	Doubtful bool
	Test     bool
	// Recorded is what was recorded of it; nil if it was found elsewhere.
	Recorded *record.Entry
}

// Declared is what a manifest requests. The zero value is no manifest.
type Declared struct {
	Mandatory, Optional []string
	// Required are the scopes that other parts of the manifest need, such as panes.
	Required []string
	// Present is true if there is a manifest, OnPremise if it is a registration at
	// a JTL-Wawi.
	Present, OnPremise bool
}
