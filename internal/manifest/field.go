package manifest

import (
	"sync"

	"github.com/jtlctl/jtlctl/internal/source"
)

// Field says what may stand at a place of a document.
type Field struct {
	Name string
	Type Type
	// Format says which rules look after the value.
	Format Format
	// Confidence is how sure the form of the value is, Requirement how sure it is that
	// the field has to be there.
	Confidence  Confidence
	Requirement Requirement
	Description string
	Fields      []Field // of a Group
	Elem        *Field  // each value of a List or Map
	// Values are the known ones of an open list.
	Values []string
	Status Status
	// Replacement is the field that took this one's place: a name beside it for
	// Renamed, words for Moved.
	Replacement string
	// Aliases are names that people write for this field.
	Aliases []string
}

// Type is what kind of value a field has.
type Type uint8

// The shapes. A Map has names of the author's choice, such as locales.
const (
	Any Type = iota
	String
	Bool
	Number
	Object
	List
	Map
)

func (s Type) String() string {
	return []string{"anything", "a string", "true or false", "a number", "an object", "a list", "an object"}[s]
}

func (s Type) accepts(kind source.Kind) bool {
	switch s {
	case String:
		return kind == source.String
	case Bool:
		return kind == source.Bool
	case Number:
		return kind == source.Number
	case Object, Map:
		return kind == source.Object
	case List:
		return kind == source.Array
	case Any:
	}
	return true
}

// Format is what a text means.
type Format uint8

// The formats. None is a text of the author's own.
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

// Confidence is how sure it is that the platform minds.
type Confidence uint8

// The confidences. Observed: all known apps do it so. Documented: it is documented, or the
// platform's own tool refuses anything else. Only a Documented one makes an error.
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

// Requirement is whether a field has to be there.
type Requirement uint8

// The requirements. Usual: all known apps have it. Required: it is documented so.
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

// roots are the fields of the kinds of documents, which nobody changes. An
// unknown document has none.
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
