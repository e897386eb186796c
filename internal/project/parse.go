package project

import (
	"bytes"
	"errors"
	"io"

	"go.yaml.in/yaml/v3"

	"github.com/jtlctl/jtlctl/internal/fault"
	"github.com/jtlctl/jtlctl/internal/textutil"
	"github.com/jtlctl/jtlctl/internal/yamltext"
)

const allowedSettings = "allowed is lint, and in it api, strict, release, rules and catalogs"

// parse reads the text of settings. Errors begin with the line.
func parse(text []byte) (Settings, error) {
	var settings Settings
	var document, second yaml.Node
	decoder := yaml.NewDecoder(bytes.NewReader(textutil.YAML11(text)))
	switch err := decoder.Decode(&document); {
	case errors.Is(err, io.EOF):
		return settings, nil
	case err != nil:
		return settings, syntaxError(text, err)
	}
	if err := check(document.Content[0]); err != nil {
		return settings, err
	}
	switch err := decoder.Decode(&second); {
	case err == nil:
		return settings, errorAt(&second, "a second document begins, but only one is allowed").
			WithHint("remove the line --- and write everything below one lint")
	case !errors.Is(err, io.EOF):
		return settings, syntaxError(text, err)
	}
	if err := document.Decode(&settings); err != nil {
		return Settings{}, syntaxError(text, err)
	}
	return settings, nil
}

// errorAt returns an error with its line.
func errorAt(at *yaml.Node, format string, args ...any) *fault.Error {
	return fault.New(fault.Config, "line %d: "+format, append([]any{at.Line}, args...)...).WithHint(allowedSettings)
}

// syntaxError returns the error for a text that is not YAML.
func syntaxError(text []byte, err error) error {
	line, message := yamltext.Malformed(text, err)
	if message != yamltext.Tabs {
		message = "this is not valid YAML: " + message
	}
	if line == 0 {
		return fault.New(fault.Config, "%s", message).WithHint(allowedSettings).WithCause(err)
	}
	return errorAt(&yaml.Node{Line: line}, "%s", message).WithCause(err)
}
