package manifest

import (
	"sync"

	"github.com/jtlctl/jtlctl/internal/jsonast"
)

// Field describes what a document may have at one place.
type Field struct {
	Name string
	Type Type
	// Format decides which rules check the value.
	Format Format
	// Confidence is how certain the type of the value is, Requirement how certain
	// it is that the field must exist.
	Confidence  Confidence
	Requirement Requirement
	// MayBeEmpty reports whether real apps leave the field out, empty or null, so
	// that it is not known whether the platform rejects that.
	MayBeEmpty bool
	// Placeholder is the text of the example that `jtlctl wawi init` writes.
	Placeholder string
	Description string
	Fields      []Field // of a Group
	Elem        *Field  // each value of a List or Map
	// Values are the known ones of an open list, and Meanings what each means; there
	// may be none.
	Values   []string
	Meanings []string
	Status   Status
	// Replacement is the field that replaced this one: a name in the same object for
	// Renamed, a description for Moved.
	Replacement string
	// Aliases are names that people write for this field.
	Aliases []string
}

// Type is the type of a field's value.
type Type uint8

// The types. A Map has names of the author's choice, such as locales.
const (
	Any Type = iota
	String
	Bool
	Number
	Object
	List
	Map
	Choice // a whole number or its name
)

func (s Type) String() string {
	return []string{"anything", "a string", "true or false", "a number", "an object", "a list", "an object", "a whole number or a name"}[s]
}

func (s Type) accepts(kind jsonast.Kind) bool {
	switch s {
	case String:
		return kind == jsonast.String
	case Bool:
		return kind == jsonast.Bool
	case Number:
		return kind == jsonast.Number
	case Object, Map:
		return kind == jsonast.Object
	case List:
		return kind == jsonast.Array
	case Choice:
		return kind == jsonast.Number || kind == jsonast.String
	case Any:
	}
	return true
}

// Format is what a string contains.
type Format uint8

// The formats. None is any text.
const (
	None Format = iota
	ScopeName
	ScopeList
	PaneScope
	URL
	LifecycleURL
	VersionNumber
	TechnicalName
	PaneContext
	WebhookTopic
	Icon
	Challenge
	HeaderValue
	Identifier
	IdentifiedList
	Locale
	Localised
	formats
)

// Confidence is how certain it is that the platform rejects anything else.
type Confidence uint8

// The confidences. Observed: all known apps do it. Documented: it is documented, or the
// platform's own tool rejects anything else. Only a Documented one makes an error.
const (
	Observed Confidence = iota
	Documented
)

func (c Confidence) severity() Severity {
	if c == Documented {
		return Error
	}
	return Warning
}

// Requirement is whether a field must exist.
type Requirement uint8

// The requirements. Usual: all known apps have it. Required: it is documented as such.
const (
	Optional Requirement = iota
	Usual
	Required
)

// Status is whether a field is still in use.
type Status uint8

// The statuses.
const (
	Current  Status = iota
	Renamed         // Replacement is its new name
	Moved           // Replacement says where its content belongs now
	Retired         // no longer documented for new apps
	Assigned        // the platform writes it
)

// roots returns the fields of the kinds of documents, which must not be changed.
// An unknown document has none.
var roots = sync.OnceValue(func() map[Kind]*Field {
	return map[Kind]*Field{
		App:          {Type: Object, Fields: appFields()},
		Listing:      {Type: Object, Fields: listingFields()},
		Combined:     {Type: Object, Fields: combinedFields()},
		Legacy:       {Type: Object, Fields: legacyFields()},
		Registration: {Type: Object, Fields: registrationFields()},
		Unknown:      {Type: Object},
	}
})

// find returns the field of a name.
func (f *Field) find(name string, s nameMatching) *Field {
	for i := range f.Fields {
		if s.equal(name, f.Fields[i].Name) {
			return &f.Fields[i]
		}
	}
	return nil
}
