// Package source reads JSON as people write it. Every value knows where in the
// text it stands; what is not JSON becomes a fault with a position, and
// whatever can still be read around it is read.
//
// It knows nothing of manifests, files, or how faults are shown.
package source

// MaxDepth is how deep arrays and objects are read; what lies deeper is one
// fault and is passed over.
const MaxDepth = 1000

// MaxFaults is how many faults are told at most. Reading goes on behind them.
const MaxFaults = 50

// Kind is what a value is.
type Kind uint8

// The kinds. An Invalid value stands where no value could be read.
const (
	Invalid Kind = iota
	Null
	Bool
	Number
	String
	Array
	Object
)

// Span is a stretch of the text in bytes; End is the first byte after it.
type Span struct{ Start, End int }

// Value is a JSON value and where it stands.
type Value struct {
	Kind Kind
	Span
	// Text is a String decoded, a Number as it is written, and "true" or
	// "false" for a Bool.
	Text    string
	Members []Member // of an Object, in order, repeated names included
	Items   []Value  // of an Array
}

// Member is a name with its value in an object.
type Member struct {
	Name     string
	NameSpan Span
	Value    Value
}

// Fault is a place where the text is not JSON. A span of no length is where
// something is missing.
type Fault struct {
	Span
	Message string
	// Hint says how to mend it, and may be empty.
	Hint string
	// Tolerated marks what most readers of JSON accept: a byte order mark,
	// and an escape that is half of a surrogate pair.
	Tolerated bool
}

// Text is a parsed text.
type Text struct {
	// Bytes is the text in UTF-8; spans refer to it. It is what was handed
	// in, unless that was UTF-16.
	Bytes []byte
	// Recoded tells that Bytes is not what was handed in, so that edits of it
	// cannot be written back.
	Recoded bool
	Root    Value
	Faults  []Fault // in the order of their places

	lines []int
	stops []stop
}

// Valid reports whether the text is JSON, but for what most readers accept.
func (t *Text) Valid() bool {
	for _, f := range t.Faults {
		if !f.Tolerated {
			return false
		}
	}
	return true
}
