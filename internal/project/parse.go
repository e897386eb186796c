package project

import (
	"bytes"
	"errors"
	"io"
	"regexp"
	"strings"

	"go.yaml.in/yaml/v3"

	"github.com/jtlctl/jtlctl/internal/fault"
)

const whatItMayHave = "it may have lint, and below it api, strict, release, rules and catalogs"

// parse reads the text of settings. Faults begin with the line.
func parse(text []byte) (Settings, error) {
	var settings Settings
	var document, second yaml.Node
	decoder := yaml.NewDecoder(bytes.NewReader(text))
	switch err := decoder.Decode(&document); {
	case errors.Is(err, io.EOF):
		return settings, nil
	case err != nil:
		return settings, malformed(text, err)
	}
	if err := check(document.Content[0]); err != nil {
		return settings, err
	}
	switch err := decoder.Decode(&second); {
	case err == nil:
		return settings, mistake(&second, "a second document begins, and there can be only one").
			WithHint("take out the line --- and write everything below one lint")
	case !errors.Is(err, io.EOF):
		return settings, malformed(text, err)
	}
	if err := document.Decode(&settings); err != nil {
		return Settings{}, malformed(text, err)
	}
	return settings, nil
}

// mistake is a fault at a place.
func mistake(at *yaml.Node, format string, args ...any) *fault.Error {
	return fault.New(fault.Config, "line %d: "+format, append([]any{at.Line}, args...)...).WithHint(whatItMayHave)
}

// malformed words what the YAML library says of a text. What it says of tabs
// helps nobody, and they are what goes wrong most.
func malformed(text []byte, err error) error {
	if tab := regexp.MustCompile(`(?m)^ *\t[ \t]*\S`).FindIndex(text); tab != nil {
		line := &yaml.Node{Line: 1 + bytes.Count(text[:tab[0]], []byte("\n"))}
		return mistake(line, "indent with spaces, not tabs").Because(err)
	}
	message := strings.TrimPrefix(err.Error(), "yaml: ")
	if line, rest, found := strings.Cut(message, ": "); found && strings.HasPrefix(line, "line ") {
		return fault.New(fault.Config, "%s: this is not valid YAML: %s", line, rest).WithHint(whatItMayHave).Because(err)
	}
	return fault.New(fault.Config, "this is not valid YAML: %s", message).WithHint(whatItMayHave).Because(err)
}
