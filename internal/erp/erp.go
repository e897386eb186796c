// Package erp knows the generations of the ERP API, which JTL-Wawi and JTL's
// cloud speak.
//
// It must not know what scopes or requests they have.
package erp

import (
	"strconv"
	"strings"
)

// Generation is the first number of the API's version. Addresses, names of
// members and scopes of one generation mean nothing to another. An OpenAPI
// document that a user imports may be of a later one than V2.
type Generation int

// The published generations. Auto leaves the generation open; each function that takes
// one says what that means.
const (
	Auto Generation = 0
	V1   Generation = 1
	V2   Generation = 2
)

// Cloud is the generation that JTL's cloud has.
const Cloud = V2

const auto = "auto"

// Names lists what a user may choose from at first sight; every version is read.
func Names() []string { return []string{V2.String(), V1.String(), auto} }

// generationOf returns Auto for what is none.
func generationOf(text string) Generation {
	for _, g := range []Generation{V1, V2} {
		if text == g.String() {
			return g
		}
	}
	return Auto
}

// String returns the version of the API as its header has it, such as 2.0.
func (g Generation) String() string {
	if g == Auto {
		return auto
	}
	return strconv.Itoa(int(g)) + ".0"
}

// MarshalText writes what String returns.
func (g Generation) MarshalText() ([]byte, error) { return []byte(g.String()), nil }

// UnmarshalText reads what MarshalText writes. Every other text is Auto: files
// are checked as a whole, by whoever reads them.
func (g *Generation) UnmarshalText(text []byte) error {
	*g = generationOf(string(text))
	return nil
}

// Known reports whether g is one of the published generations.
func (g Generation) Known() bool { return g == V1 || g == V2 }

// Other returns the published generation that g is not.
func (g Generation) Other() Generation {
	if g == V2 {
		return V1
	}
	return V2
}

// OfPath returns the generation that a path below the base address of a
// JTL-Wawi belongs to.
func OfPath(path string) Generation {
	first, _, _ := strings.Cut(strings.TrimPrefix(path, "/"), "/")
	if len(first) == 2 && first[0] == 'v' && first[1] >= '2' && first[1] <= '9' {
		return Generation(first[1] - '0')
	}
	return V1
}
