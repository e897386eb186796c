package sandbox

import (
	"encoding/base64"
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"unicode"

	"github.com/jtlctl/jtlctl/internal/erp"
)

// maxBody bounds a request for registration, whose icon is in it.
const maxBody = 1 << 20 // bytes

// appRequest is the body of a request for registration.
type appRequest struct {
	appID, name, version string
	mandatory, optional  []string
	kind                 int
}

// bodyReader reads the fields of a request and collects what is wrong with
// them, by the names that the generation gives them.
type bodyReader struct {
	api      erp.Generation
	fields   map[string]json.RawMessage
	problems map[string][]string
}

// readBody reads a request for registration. problems has what is wrong with
// it, by field; err is only of a body that is no JSON object.
func readBody(api erp.Generation, body []byte, knownScope func(string) bool) (request appRequest, problems map[string][]string, err error) {
	b := bodyReader{api: api, problems: map[string][]string{}}
	if err := json.Unmarshal(body, &b.fields); err != nil {
		return appRequest{}, nil, err
	}
	request = appRequest{
		appID: b.text("AppId"), name: b.text("DisplayName"), version: b.text("Version"),
		mandatory: b.scopes("MandatoryApiScopes", true, knownScope), optional: b.scopes("OptionalApiScopes", false, knownScope),
		kind: b.kind("RegistrationType"),
	}
	b.text("Description")
	b.text("ProviderName")
	b.read("ProviderWebsite", "a text", true, new(string))
	b.icon("AppIcon")
	b.localized("LocalizedDisplayNames")
	b.localized("LocalizedDescriptions")
	for _, scope := range request.optional {
		if slices.Contains(request.mandatory, scope) {
			b.refuse("OptionalApiScopes", "%q is mandatory as well", scope)
		}
	}
	return request, b.problems, nil
}

func (b *bodyReader) refuse(field, format string, args ...any) {
	name := nameIn(b.api, field)
	b.problems[name] = append(b.problems[name], fmt.Sprintf(format, args...))
}

// read reads a field if it is there, and is false if it is not of its type.
func (b *bodyReader) read(field, kind string, required bool, into any) bool {
	raw, given := b.fields[nameIn(b.api, field)]
	if !given || string(raw) == "null" {
		if required {
			b.refuse(field, "the field is required%s", b.misspelt(field))
		}
		return false
	}
	if err := json.Unmarshal(raw, into); err != nil {
		b.refuse(field, "must be %s", kind)
		return false
	}
	return true
}

// misspelt remarks that a field is there in another letter case.
func (b *bodyReader) misspelt(field string) string {
	for name := range b.fields {
		if strings.EqualFold(name, field) {
			return fmt.Sprintf("; in API %s it is written %s, not %s", b.api, nameIn(b.api, field), name)
		}
	}
	return ""
}

func (b *bodyReader) text(field string) string {
	var text string
	if b.read(field, "a text", true, &text) && strings.TrimSpace(text) == "" {
		b.refuse(field, "must not be empty")
	}
	return text
}

func (b *bodyReader) scopes(field string, required bool, known func(string) bool) []string {
	var scopes []string
	b.read(field, "a list of texts", required, &scopes)
	for _, scope := range scopes {
		if scope == "" || (known != nil && !known(scope)) {
			b.refuse(field, "there is no scope %q", scope)
		}
	}
	return scopes
}

func (b *bodyReader) kind(field string) int {
	var kind int
	if b.read(field, "a whole number", false, &kind) && (kind < 0 || kind > 3) {
		b.refuse(field, "must be 0 (one instance), 1 (several), 2 (one a user) or 3 (one a user and login), and is %d", kind)
	}
	return kind
}

func (b *bodyReader) icon(field string) {
	var icon string
	if !b.read(field, "a text", true, &icon) {
		return
	}
	folded := strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) {
			return -1
		}
		return r
	}, icon)
	switch _, err := base64.StdEncoding.DecodeString(folded); {
	case folded == "": // apps in the field have none, and no Wawi was seen to refuse them
	case strings.HasPrefix(folded, "data:"):
		b.refuse(field, "must be base64 alone, without the prefix data:")
	case err != nil:
		b.refuse(field, "is not base64")
	}
}

func (b *bodyReader) localized(field string) {
	var entries []map[string]json.RawMessage
	if !b.read(field, "a list of objects", false, &entries) {
		return
	}
	for at, entry := range entries {
		for _, name := range []string{"LanguageIso", "Name"} {
			var text string
			if err := json.Unmarshal(entry[nameIn(b.api, name)], &text); err != nil || text == "" {
				b.refuse(field, "entry %d needs a text for %s", at+1, nameIn(b.api, name))
			}
		}
	}
}
