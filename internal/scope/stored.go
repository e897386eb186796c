package scope

import (
	"encoding/json"

	"github.com/jtlctl/jtlctl/internal/erp"
	"github.com/jtlctl/jtlctl/internal/fault"
)

// storedVersion is the version of the format in which catalogues are stored.
const storedVersion = 1

type stored struct {
	Version int `json:"jtlctl_catalog"`
	// Number is the generation: files have it as a number, as OpenAPI documents
	// do, and not as the version of the API.
	Number int `json:"generation"`
	*Catalog
}

// Encode writes a catalogue in the format that Decode reads.
func (c *Catalog) Encode() ([]byte, error) {
	text, err := json.MarshalIndent(stored{storedVersion, int(c.Generation), c}, "", " ")
	return append(text, '\n'), err
}

// Decode reads a catalogue that Encode wrote. The fault says what is wrong
// with it.
func Decode(text []byte) (*Catalog, error) {
	s := stored{Catalog: new(Catalog)}
	if err := json.Unmarshal(text, &s); err != nil {
		return nil, fault.New(fault.Input, "it is damaged: %v", err).WithCause(err)
	}
	s.Generation = erp.Generation(s.Number)
	s.dropInvalid()
	if s.Version != storedVersion || s.Name == "" || s.Generation < 1 || !s.namesScopes() {
		return nil, fault.New(fault.Input, "it was not written by this version of jtlctl")
	}
	return s.Catalog, nil
}

// IsStored reports whether a text is meant to be a stored catalogue.
func IsStored(text []byte) bool {
	var s struct {
		Version *int `json:"jtlctl_catalog"`
	}
	return json.Unmarshal(text, &s) == nil && s.Version != nil
}
