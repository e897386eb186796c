package appfile

import (
	"encoding/base64"
	"fmt"
	"strings"
	"unicode"

	"github.com/jtlctl/jtlctl/internal/erp"
	"github.com/jtlctl/jtlctl/internal/fault"
	"github.com/jtlctl/jtlctl/internal/lint"
	"github.com/jtlctl/jtlctl/internal/manifest"
)

// Check checks the file as `manifest lint` does for a version of the API. JTL-Wawi
// would return the same errors, but no request has been sent yet. For a version
// that is open there are no warnings.
//
// The first version of a generation is also the one that is spoken with a
// JTL-Wawi that names none, so that only its generation counts.
func (f *File) Check(api erp.Version) (warnings []string, err error) {
	index, err := f.scopes.Scopes()
	if err != nil {
		return nil, err
	}
	options := manifest.Options{Scopes: index, Generation: api.Generation, AnyGeneration: api.Open()}
	if api.Minor > 0 {
		options.Version = api.String()
	}
	linter := manifest.NewLinter(options)
	var problems []string
	scopes, inFile := false, false
	for _, finding := range linter.Lint(f.document)[0] {
		switch {
		case finding.Severity == manifest.Error:
			problems = append(problems, f.withPosition(finding))
			scopes = scopes || strings.HasPrefix(finding.Rule, "scope-")
			inFile = inFile || !f.document.Added(finding)
		case finding.Severity == manifest.Warning && !api.Open():
			warnings = append(warnings, f.withPosition(finding))
		}
	}
	if !api.Open() {
		warnings = append(warnings, f.moved...)
		if f.Icon.IsStart() {
			warnings = append(warnings, "the icon is still that of the example: the merchant sees a grey square")
		}
		if picture, err := base64.StdEncoding.DecodeString(f.Icon.Base64); err == nil && f.Icon.Path != "" && manifest.IsDamagedPicture(picture) {
			warnings = append(warnings, fmt.Sprintf("the icon %s begins like a %s, but is damaged or cut off: the merchant may see no picture of the app", f.Icon.Path, f.Icon.Kind))
		}
	}
	if len(problems) == 0 {
		return warnings, nil
	}
	noun := "problems"
	if len(problems) == 1 {
		noun = "problem"
	}
	return warnings, fault.New(fault.Input, "%s has %d %s: %s", shown(f.name), len(problems), noun, strings.Join(problems, "; ")).
		WithHint("%s", f.hint(scopes, inFile))
}

// shown names an application file in a message.
func shown(name string) string {
	if name == lint.StdinName {
		return "the application file on standard input"
	}
	return "the application file " + name
}

// isShellSafe reports whether no shell needs quotes around a name.
func isShellSafe(name string) bool {
	return !strings.ContainsFunc(name, func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsDigit(r) && !strings.ContainsRune("._-/:", r)
	})
}

// withPosition returns the text of a finding with the place that it is about.
func (f *File) withPosition(finding manifest.Finding) string {
	words := finding.Message
	if finding.Suggestion != "" {
		words += " (" + finding.Suggestion + ")"
	}
	if f.document.Added(finding) {
		return "--mandatory or --optional: " + words
	}
	line, column := f.document.Text.Position(finding.Start)
	return fmt.Sprintf("line %d, column %d: %s", line, column, words)
}

func (f *File) hint(scopes, inFile bool) string {
	hint := "correct it; "
	if inFile && f.document.YAML && f.name != lint.StdinName && isShellSafe(f.name) {
		hint += "`jtlctl manifest lint " + f.name + "` shows each place, "
	}
	hint += "`jtlctl wawi init -` prints an example"
	if scopes {
		hint += "; if JTL-Wawi is newer than the catalogue, `jtlctl scope import` adds its document"
	}
	return hint
}
