package project

import (
	"bytes"
	"errors"
	"io"

	"go.yaml.in/yaml/v3"

	"github.com/jtlctl/jtlctl/internal/fault"
	"github.com/jtlctl/jtlctl/internal/yamltext"
)

const whatItMayHave = "allowed is lint, and in it api, strict, release, rules and catalogs"

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
		return settings, mistake(&second, "a second document begins, but only one is allowed").
			WithHint("remove the line --- and write everything below one lint")
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

// malformed says why a text is no YAML.
func malformed(text []byte, err error) error {
	line, message := yamltext.Malformed(text, err)
	if message != yamltext.Tabs {
		message = "this is not valid YAML: " + message
	}
	if line == 0 {
		return fault.New(fault.Config, "%s", message).WithHint(whatItMayHave).Because(err)
	}
	return mistake(&yaml.Node{Line: line}, "%s", message).Because(err)
}
