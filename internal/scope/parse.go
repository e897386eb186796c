package scope

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strings"

	"go.yaml.in/yaml/v3"

	"github.com/jtlctl/jtlctl/internal/fault"
	"github.com/jtlctl/jtlctl/internal/textutil"
)

// maxYAML bounds YAML in bytes: its reader needs a hundred times the memory.
const maxYAML = 8 << 20

// maxPaths bounds how much is kept, sorted and stored of a document; those of the
// platform have some hundreds.
const maxPaths = 20_000

// Parse reads an OpenAPI document, as JSON or YAML. The catalogue is named
// after the version of the API (info.version). What is no OpenAPI document, or
// names no scopes, is a fault that says why.
//
// A GraphQL schema is read too, as it is or on its Markdown page. It names no
// version, so that the catalogue has no name.
func Parse(text []byte) (*Catalog, error) { return parseVersion(text, "") }

// ParsePublished reads the published document of a version, whatever version the
// document itself names: that may be the version of JTL-Wawi.
func ParsePublished(text []byte, version string) (*Catalog, error) {
	return parseVersion(text, version)
}

// ParsePublishedSchema reads the published GraphQL schema of a version.
func ParsePublishedSchema(text []byte, version string) (*Catalog, error) {
	if !isSchema(text) {
		return nil, fault.New(fault.Input, "this is not a GraphQL schema").
			WithHint("a schema has definitions such as type Query { … }, as they are or in the code fence of a Markdown page")
	}
	return parseSchema(text, version)
}

func parseVersion(text []byte, version string) (*Catalog, error) {
	if isSchema(text) {
		return parseSchema(text, version)
	}
	d, err := read(text)
	if err != nil {
		return nil, err
	}
	if d.OpenAPI == "" && d.Swagger == "" {
		return nil, notOpenAPI(d.kind())
	}
	if len(d.Paths) > maxPaths {
		return nil, fault.New(fault.Input, "the OpenAPI document has %d paths, which no document of the platform has; at most %d are read", len(d.Paths), maxPaths)
	}
	if version != "" {
		d.Info.Version = scalar(version)
	}
	c := &Catalog{Name: d.version(), Generation: d.generation(), Published: version != ""}
	if c.Generation == 0 {
		return nil, fault.New(fault.Input, "the OpenAPI document does not name the version of the API that it describes").
			WithHint(`it belongs in info.version, such as "2.3"`)
	}
	c.Operations = d.operations(c.Generation)
	c.Extras = d.extras(c)
	c.dropInvalid()
	if err := c.checkContent(d.foreignScope()); err != nil {
		return nil, err
	}
	return c, nil
}

// checkContent returns the fault for a catalogue of an OpenAPI document that is
// of no use. foreign is a name under security that is no scope of the platform.
func (c *Catalog) checkContent(foreign string) error {
	switch {
	case len(c.Operations) == 0:
		return fault.New(fault.Input, "the OpenAPI document describes no operations").
			WithHint("use the whole document: its `paths` are empty or missing")
	case !c.namesScopes() && len(c.InvalidNames) > 0:
		return fault.New(fault.Input, "the OpenAPI document names no scopes: the names under `security` cannot be scopes").
			WithHint("scopes consist of letters, digits, dots, hyphens and underscores, such as items.read")
	case !c.namesScopes() && foreign != "":
		return fault.New(fault.Input, "the OpenAPI document names no scopes of the platform: what its operations have under `security`, such as %s, is neither named Wawi nor has the form of a scope (items.read)", foreign).
			WithHint("the documents of the ERP API name their scopes under Wawi; is it the document of another API?")
	case !c.namesScopes():
		return fault.New(fault.Input, "the OpenAPI document names no scopes: none of its operations has any under `security`").
			WithHint("the documents of the ERP API name them there, under Wawi; is it the document of another API?")
	}
	return nil
}

func (c *Catalog) namesScopes() bool {
	return len(c.Extras) > 0 || slices.ContainsFunc(c.Operations, func(o Operation) bool { return len(o.Scopes) > 0 })
}

func read(text []byte) (document, error) {
	var d document
	text = bytes.TrimSpace(textutil.CutByteOrderMark(text))
	switch {
	case len(text) == 0:
		return d, notOpenAPI("it is empty")
	case text[0] == '{':
		return d, jsonError(json.Unmarshal(text, &d), text)
	case text[0] == '[':
		return d, notOpenAPI("it is a JSON array")
	case text[0] == '<':
		return d, notOpenAPI("it is an HTML or XML page")
	case bytes.ContainsRune(text, 0):
		return d, notOpenAPI("it is not text")
	case len(text) > maxYAML:
		return d, fault.New(fault.Input, "the document is larger than %d MiB, which is too much for YAML", maxYAML>>20).
			WithHint("import it as JSON")
	}
	return d, yamlError(yaml.Unmarshal(textutil.YAML11(text), &d))
}

func notOpenAPI(why string) error {
	return fault.New(fault.Input, "this is not an OpenAPI document: %s", why).
		WithHint("an OpenAPI document begins with openapi: 3.…; the developer portal offers it for download as JSON")
}

// jsonError returns the fault for an error of encoding/json.
func jsonError(err error, text []byte) error {
	var syntax *json.SyntaxError
	var mismatch *json.UnmarshalTypeError
	switch {
	case err == nil:
		return nil
	case errors.As(err, &mismatch):
		return fault.New(fault.Input, "the OpenAPI document is malformed: %s is of the wrong type (%s) on %s",
			mismatch.Field, mismatch.Value, lineOf(text, mismatch.Offset)).
			WithHint("get the document again, or fix that place").WithCause(err)
	case errors.As(err, &syntax):
		return fault.New(fault.Input, "the document is not valid JSON: %s on %s", syntax.Error(), lineOf(text, syntax.Offset)).
			WithHint("was it saved completely?").WithCause(err)
	}
	return fault.New(fault.Input, "the document is not valid JSON: %v", err).WithCause(err)
}

func lineOf(text []byte, offset int64) string {
	before := text[:min(max(0, offset), int64(len(text)))]
	return fmt.Sprintf("line %d", 1+bytes.Count(before, []byte("\n")))
}

// yamlError returns the fault for an error of the YAML reader. Any text is YAML of
// a sort, a string.
func yamlError(err error) error {
	if err == nil {
		return nil
	}
	line, _, _ := strings.Cut(strings.TrimPrefix(err.Error(), "yaml: "), ":")
	if mismatch, ok := errors.AsType[*yaml.TypeError](err); ok {
		if strings.HasSuffix(mismatch.Errors[0], "into scope.document") {
			return notOpenAPI("it is neither a JSON nor a YAML object")
		}
		line, _, _ = strings.Cut(mismatch.Errors[0], ":")
		return fault.New(fault.Input, "the OpenAPI document is malformed: a value is of the wrong type on %s", line).
			WithHint("get the document again, or fix that place").WithCause(err)
	}
	if !strings.HasPrefix(line, "line ") {
		return notOpenAPI("it is neither JSON nor YAML")
	}
	return fault.New(fault.Input, "this is not an OpenAPI document: it is neither JSON nor YAML (%s)", line).WithCause(err)
}
