// Package document reads files and texts that are not code of a language: files of
// requests, of Bruno, JSON and YAML with a method and a URL in one object, and GraphQL.
package document

import (
	"github.com/jtlctl/jtlctl/internal/source/value"
)

// Found is called for every request of a file, with the offset of it.
type Found = func(at int, verb string, url value.Value, headers bool)
