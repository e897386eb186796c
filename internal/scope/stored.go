package scope

import (
	"bytes"
	"cmp"
	"encoding/json"
	"slices"
	"strings"

	"github.com/jtlctl/jtlctl/internal/erp"
	"github.com/jtlctl/jtlctl/internal/fault"
)

// storedVersion is the version of the format in which catalogues are stored;
// Decode reads older ones too.
const storedVersion = 2

// stored is a stored catalogue. Catalogues are read at every look-up, and one
// text for each operation is decoded several times as fast as an object.
type stored struct {
	Version int `json:"jtlctl_catalog"`
	// Number is the generation: files have it as a number, as OpenAPI documents
	// do, and not as the version of the API.
	Number     int         `json:"generation"`
	Name       string      `json:"name"`
	Source     string      `json:"source"`
	Date       string      `json:"date"`
	Published  bool        `json:"published,omitempty"`
	Lines      []string    `json:"lines,omitempty"`
	Operations []Operation `json:"operations,omitempty"` // of version 1
	Extras     []Extra     `json:"extras,omitempty"`
}

// Encode writes a catalogue in the format that Decode reads.
func (c *Catalog) Encode() ([]byte, error) {
	s := stored{
		Version: storedVersion, Number: int(c.Generation), Name: c.Name, Source: c.Source, Date: c.Date, Published: c.Published, Extras: c.Extras,
		Lines: make([]string, 0, len(c.Operations)),
	}
	for i := range c.Operations {
		s.Lines = append(s.Lines, c.Operations[i].line())
	}
	text, err := json.MarshalIndent(s, "", " ")
	return append(text, '\n'), err
}

// Decode reads a catalogue that Encode wrote. The fault says what is wrong
// with it.
func Decode(text []byte) (*Catalog, error) {
	c, version, err := decode(text, nil)
	if err != nil {
		return nil, err
	}
	if !c.usable(version) || !c.namesScopes() {
		return nil, otherVersion()
	}
	return c, nil
}

// DecodePart is Decode of a part. What is wrong with the rest is not found.
func DecodePart(text []byte, part *Part) (*Catalog, error) {
	c, version, err := decode(text, part)
	if err != nil {
		return nil, err
	}
	if !c.usable(version) {
		return nil, otherVersion()
	}
	return c, nil
}

func (c *Catalog) usable(version int) bool {
	return version >= 1 && version <= storedVersion && c.Name != "" && c.Generation >= 1
}

func otherVersion() error {
	return fault.New(fault.Input, "it was not written by this version of jtlctl")
}

// decode reads a part of a catalogue, nil is all of it, and the version of its
// format.
func decode(text []byte, part *Part) (*Catalog, int, error) {
	head := text
	var lines []string
	var shortest map[string]int
	split, scanned := splitStored(text)
	if scanned {
		head = split.rest
		lines, shortest, scanned = split.decoded(part)
	}
	if !scanned {
		head = text
	}
	var s stored
	if err := json.Unmarshal(head, &s); err != nil {
		return nil, 0, fault.New(fault.Input, "it is damaged: %v", err).WithCause(err)
	}
	if !scanned {
		lines = s.Lines
	}
	c := &Catalog{
		Name: s.Name, Source: s.Source, Date: s.Date, Published: s.Published, Generation: erp.Generation(s.Number),
		Operations: slices.Grow(s.Operations, len(lines)), Extras: s.Extras,
		hasV1: bytes.Contains(split.lines, []byte(" /v1/")), shortest: shortest,
	}
	for _, line := range lines {
		o, ok := parseLine(line)
		if !ok {
			return nil, 0, fault.New(fault.Input, "it is damaged: an operation is incomplete")
		}
		c.Operations = append(c.Operations, o)
	}
	c.dropInvalid()
	return c, s.Version, nil
}

// The signs of a line: none stands for an empty word, and scopes are joined with
// either if one is enough, with unclear if the document does not say it, and
// lists of which one each is needed with both.
const (
	none    = "-"
	either  = "|"
	unclear = ","
	both    = "&"
)

// line writes an operation as words without spaces, which no part of a valid
// one has.
func (o *Operation) line() string {
	sign := unclear
	if o.AnyOne {
		sign = either
	}
	scopes := strings.Join(o.Scopes, sign)
	if len(o.Groups) > 0 {
		var groups []string
		for _, group := range o.Groups {
			groups = append(groups, strings.Join(group, either))
		}
		scopes = strings.Join(groups, both)
	}
	words := []string{o.Method, o.Path, scopes, o.ID, o.Stability, o.Tag, o.Field, o.Kind}
	for i, word := range words {
		words[i] = cmp.Or(word, none)
	}
	return strings.Join(words, " ")
}

func parseLine(line string) (Operation, bool) {
	var o Operation
	words := [...]*string{&o.Method, &o.Path, new(string), &o.ID, &o.Stability, &o.Tag, &o.Field, &o.Kind}
	rest, more := line, true
	for _, word := range words {
		if !more {
			return o, false
		}
		*word, rest, more = strings.Cut(rest, " ")
		if *word == none {
			*word = ""
		}
	}
	scopes := *words[2]
	switch {
	case more:
		return o, false
	case scopes == "":
	case strings.Contains(scopes, both):
		for group := range strings.SplitSeq(scopes, both) {
			o.Groups = append(o.Groups, strings.Split(group, either))
		}
		for _, name := range slices.Concat(o.Groups...) {
			if !slices.Contains(o.Scopes, name) {
				o.Scopes = append(o.Scopes, name)
			}
		}
	case strings.Contains(scopes, either):
		o.Scopes, o.AnyOne = strings.Split(scopes, either), true
	default:
		o.Scopes = strings.Split(scopes, unclear)
	}
	return o, true
}

// IsStored reports whether a text is meant to be a stored catalogue.
func IsStored(text []byte) bool {
	var s struct {
		Version *int `json:"jtlctl_catalog"`
	}
	return json.Unmarshal(text, &s) == nil && s.Version != nil
}
