package appfile

import (
	"slices"
	"strings"

	"github.com/jtlctl/jtlctl/internal/fault"
	"github.com/jtlctl/jtlctl/internal/manifest"
)

// cloudKinds are the documents of a Cloud app, as a message calls them.
func cloudKinds(kind manifest.Kind) string {
	switch kind {
	case manifest.App, manifest.Combined, manifest.Legacy:
		return "the manifest of a Cloud app"
	case manifest.Listing:
		return "the listing of a Cloud app"
	case manifest.Registration, manifest.Unknown:
	}
	return ""
}

// checkKind refuses a document of a Cloud app: that it lacks every field of a
// registration request would be true and would help nobody. The name of the file
// decides nothing.
func checkKind(name string, text []byte, read *manifest.Document) error {
	if read.YAML {
		return nil
	}
	document := manifest.Read(name, text)
	what := cloudKinds(document.Kind)
	if what == "" || document.Guessed {
		return nil
	}
	return fault.New(fault.Input, "%s is %s, and not the application file of a registration at a JTL-Wawi", name, what).
		WithHint("`jtlctl wawi init` writes an application file to fill in; the platform's own generator registers a Cloud app")
}

// movedScopes returns a warning for each scope of the file that a flag moves from
// one list to the other: the merchant can refuse what is optional, and cannot
// refuse what is mandatory.
func movedScopes(declared manifest.DeclaredScopes, mandatory, optional []string) []string {
	var warnings []string
	move := func(flag, from, to string, list, named []string) {
		for _, scope := range named {
			if slices.Contains(list, scope) {
				warnings = append(warnings, strings.Join([]string{flag, scope, "makes", to, "what the application file lists as", from}, " "))
			}
		}
	}
	move("--mandatory", "optional", "mandatory", declared.Optional, mandatory)
	move("--optional", "mandatory", "optional", declared.Mandatory, optional)
	return warnings
}
