// Package manifest knows the documents that describe an app to the JTL
// platform: what they may hold, which rules they have to keep, and how what is
// certain can be mended without touching the rest.
//
// It knows nothing of disk, network or terminal: texts come in, findings go
// out.
package manifest

import (
	"path"
	"slices"
	"strings"

	"github.com/jtlctl/jtlctl/internal/source"
)

// Kind is the kind of a document.
type Kind string

// The kinds of document. Combined and Legacy are older forms, which the
// platform's register command refuses.
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
	// Guessed tells that only the file's name speaks for the kind.
	Guessed bool
	Text    *source.Text
	// YAML reports whether the text is YAML, which only a registration request
	// may be.
	YAML bool
	// Application reports whether the document is an application file: a
	// registration request that jtlctl converts before it is sent.
	Application bool

	added int // where the scopes of WithScopes begin in the text; 0 if there are none
}

// Read parses a document. name is the name of its file, which is not opened.
func Read(name string, text []byte) *Document {
	if d := readYAML(name, text); d != nil {
		return d
	}
	parsed := source.Parse(text)
	kind, guessed := kindOf(name, &parsed.Root)
	return &Document{Path: name, Kind: kind, Guessed: guessed, Text: parsed}
}

// OnPremise tells whether the document is for an OnPremise Wawi.
func (d *Document) OnPremise() bool { return d.Kind == Registration }

// kindOf tells a document by what stands at its root, and by its file's name
// where that tells nothing.
func kindOf(name string, root *source.Value) (kind Kind, guessed bool) {
	if kind := kindByContent(root); kind != Unknown || root.Kind != source.Object {
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

func kindByContent(root *source.Value) Kind {
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
