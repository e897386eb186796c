// Package manifest defines the documents that describe an app to the JTL
// platform: their fields, the rules that they must follow, and the fixes that
// change nothing else.
//
// It does not use disk, network or terminal: it takes texts and returns
// findings.
package manifest

import (
	"path"
	"slices"
	"strings"

	"github.com/jtlctl/jtlctl/internal/jsonast"
)

// Kind is the kind of a document.
type Kind string

// The kinds of document. Combined and Legacy are older formats, which the
// platform's register command rejects.
const (
	App          Kind = "app"
	Listing      Kind = "listing"
	Combined     Kind = "combined"
	Legacy       Kind = "legacy"
	Registration Kind = "registration"
	Unknown      Kind = "unknown"
)

// MaxSize bounds a document, in bytes.
const MaxSize = 5 << 20

// Document is a text and what it is.
type Document struct {
	Path string
	Kind Kind
	// Guessed reports whether the kind is known only from the file name.
	Guessed bool
	Text    *jsonast.Text
	// YAML reports whether the text is YAML, which only a registration request
	// may be.
	YAML bool
	// Application reports whether the document is an application file: a
	// registration request that jtlctl converts before it is sent.
	Application bool

	added int // where the scopes of WithScopes begin in the text; 0 if there are none
}

// Read parses a document. name is its file name; the file is not opened.
func Read(name string, text []byte) *Document {
	if d := readYAML(name, text); d != nil {
		return d
	}
	parsed := jsonast.Parse(text)
	kind, guessed := kindOf(name, &parsed.Root)
	return &Document{Path: name, Kind: kind, Guessed: guessed, Text: parsed}
}

// OnPremise reports whether the document is for an OnPremise Wawi.
func (d *Document) OnPremise() bool { return d.Kind == Registration }

// kindOf returns the kind of a document by the fields at its root, or by its file
// name if they do not decide.
func kindOf(name string, root *jsonast.Value) (kind Kind, guessed bool) {
	if kind := kindByContent(root); kind != Unknown || root.Kind != jsonast.Object {
		return kind, false
	}
	switch strings.ToLower(path.Base(strings.ReplaceAll(name, `\`, "/"))) {
	case "app.json":
		return App, true
	case "listing.json":
		return Listing, true
	}
	return Unknown, false
}

func kindByContent(root *jsonast.Value) Kind {
	has := func(names ...string) bool {
		return slices.ContainsFunc(names, func(name string) bool { return root.Get(name) != nil })
	}
	switch {
	case has("manifest", "listing"):
		return Combined
	case has("mandatoryApiScopes", "MandatoryApiScopes", "optionalApiScopes", "OptionalApiScopes", "appIcon", "AppIcon"),
		has("appId", "AppId") && has("displayName", "DisplayName", "providerName", "ProviderName"):
		return Registration
	case has("distributionType"):
		return Listing
	case has("manifestVersion", "communication", "icon", "locales") && (root.At("name", "short") != nil || has("capabilities", "lifecycle") && !has("technicalName")):
		return Legacy
	case has("defaultLocale"):
		return Listing
	case has("technicalName", "capabilities", "lifecycle"):
		return App
	}
	return Unknown
}
