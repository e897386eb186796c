package wawi

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"

	"go.yaml.in/yaml/v3"

	"github.com/jtlctl/jtlctl/internal/suggest"
)

// App is what an app says of itself when it registers.
type App struct {
	AppID, DisplayName, Description, Version, ProviderName, ProviderWebsite string

	Mandatory, Optional []string
	// Icon is the path of a picture, or the picture as base64.
	Icon string
	// Names and Descriptions are those in other languages.
	Names, Descriptions []Localized
	// Type is 0 OneInstance, 1 MultiInstance, 2 PerUserInstance or 3
	// PerUserLoginInstance; nil leaves it out.
	Type *int

	Signature, SignatureData string
}

// Localized is a text in one language.
type Localized struct{ Language, Text string }

// fields are the names of the request, in the order in which they are written.
func fields() []string {
	return []string{
		"AppId", "DisplayName", "Description", "Version", "ProviderName", "ProviderWebsite",
		"MandatoryApiScopes", "OptionalApiScopes", "AppIcon", "LocalizedDisplayNames", "LocalizedDescriptions",
		"RegistrationType", "Signature", "SignatureData",
	}
}

func registrationTypes() []string {
	return []string{"OneInstance", "MultiInstance", "PerUserInstance", "PerUserLoginInstance"}
}

// ParseApp reads an application file: JSON or YAML, with names in any letter
// case. The problems are worded for its author.
func ParseApp(text []byte) (App, []string) {
	raw, problems := decode(text)
	if len(problems) > 0 {
		return App{}, problems
	}
	p := parsing{values: map[string]any{}}
	for _, name := range slices.Sorted(maps.Keys(raw)) {
		p.add(name, raw[name])
	}
	app := App{
		AppID: p.text("AppId"), DisplayName: p.text("DisplayName"), Description: p.text("Description"), Version: p.text("Version"),
		ProviderName: p.text("ProviderName"), ProviderWebsite: p.text("ProviderWebsite"),
		Mandatory: p.list("MandatoryApiScopes"), Optional: p.list("OptionalApiScopes"), Icon: p.text("AppIcon"),
		Names: p.localized("LocalizedDisplayNames"), Descriptions: p.localized("LocalizedDescriptions"),
		Type: p.registrationType(), Signature: p.text("Signature"), SignatureData: p.text("SignatureData"),
	}
	return app, p.problems
}

// decode reads the fields of a file. A name that is there twice has no meaning
// that both readers of a file would agree upon.
func decode(text []byte) (raw map[string]any, problems []string) {
	if trimmed := bytes.TrimSpace(text); len(trimmed) > 0 && trimmed[0] == '{' {
		decoder := json.NewDecoder(bytes.NewReader(trimmed))
		decoder.UseNumber()
		if err := decoder.Decode(&raw); err != nil {
			return nil, []string{"it is not valid JSON: " + err.Error()}
		}
		if decoder.More() {
			return nil, []string{"it is not valid JSON: something follows the object"}
		}
		return raw, repeatedJSON(json.NewDecoder(bytes.NewReader(trimmed)))
	}
	var node yaml.Node
	if err := yaml.Unmarshal(text, &node); err != nil {
		return nil, []string{notYAML(err)}
	}
	if len(node.Content) == 0 || node.Content[0].Kind != yaml.MappingNode {
		return nil, []string{"it holds no fields such as AppId"}
	}
	if problems := repeatedYAML(&node); len(problems) > 0 {
		return nil, problems
	}
	// Texts stay as they are written: a version 1.10 is no number.
	unresolve(&node)
	if err := node.Decode(&raw); err != nil {
		return nil, []string{notYAML(err)}
	}
	return raw, nil
}

// notYAML words an error of the YAML library on one line.
func notYAML(err error) string {
	var several *yaml.TypeError
	if errors.As(err, &several) {
		return "it is not valid YAML: " + strings.Join(several.Errors, "; ")
	}
	return "it is not valid YAML: " + strings.TrimPrefix(err.Error(), "yaml: ")
}

// repeatedJSON finds the names that an object of a JSON text has twice. The
// text is valid.
func repeatedJSON(decoder *json.Decoder) []string {
	var problems []string
	var seen []map[string]bool // of each object that is open; nil for an array
	name := false              // whether a name comes next
	for {
		token, err := decoder.Token()
		if err != nil {
			return problems
		}
		switch token {
		case json.Delim('{'):
			seen, name = append(seen, map[string]bool{}), true
			continue
		case json.Delim('['):
			seen, name = append(seen, nil), false
			continue
		case json.Delim('}'), json.Delim(']'):
			seen = seen[:len(seen)-1]
		default:
			if text, _ := token.(string); name {
				if open := seen[len(seen)-1]; open[text] {
					problems = append(problems, text+" is there twice")
				} else {
					open[text] = true
				}
				name = false
				continue
			}
		}
		name = len(seen) > 0 && seen[len(seen)-1] != nil
	}
}

// repeatedYAML is repeatedJSON for YAML, with lines counted from 1.
func repeatedYAML(node *yaml.Node) []string {
	var problems []string
	if node.Kind == yaml.MappingNode {
		lines := map[string]int{}
		for i := 0; i+1 < len(node.Content); i += 2 {
			name := node.Content[i]
			if first := lines[name.Value]; first > 0 && name.Kind == yaml.ScalarNode && name.Tag != "!!merge" {
				problems = append(problems, fmt.Sprintf("%s is there twice, in the lines %d and %d", name.Value, first, name.Line))
				continue
			}
			lines[name.Value] = name.Line
		}
	}
	for _, child := range node.Content {
		problems = append(problems, repeatedYAML(child)...)
	}
	return problems
}

func unresolve(node *yaml.Node) {
	if node.Kind == yaml.ScalarNode && node.Tag != "!!null" {
		node.Tag = "!!str"
	}
	for _, child := range node.Content {
		unresolve(child)
	}
}

// parsing collects the problems of a file.
type parsing struct {
	values   map[string]any
	problems []string
}

func (p *parsing) problem(format string, args ...any) {
	p.problems = append(p.problems, fmt.Sprintf(format, args...))
}

func (p *parsing) add(name string, value any) {
	for _, known := range fields() {
		if !strings.EqualFold(known, name) {
			continue
		}
		if _, twice := p.values[known]; twice {
			p.problem("%s is there twice", known)
		}
		p.values[known] = value
		return
	}
	// $schema is for editors. The challenge code is made anew for each
	// registration.
	if !strings.HasPrefix(name, "$") && !strings.EqualFold(name, "ChallengeCode") {
		p.problem("unknown field %q%s", name, suggest.Question(name, fields()))
	}
}

func (p *parsing) text(name string) string {
	switch value := p.values[name].(type) {
	case nil:
		return ""
	case string:
		return strings.TrimSpace(value)
	case json.Number:
		return value.String()
	}
	p.problem("%s must be a text", name)
	return ""
}

func (p *parsing) list(name string) []string {
	items, ok := p.values[name].([]any)
	if !ok {
		if p.values[name] != nil {
			p.problem("%s must be a list", name)
		}
		return []string{}
	}
	list := []string{}
	for _, item := range items {
		text, ok := item.(string)
		if !ok {
			p.problem("%s must hold texts alone", name)
			continue
		}
		list = append(list, strings.TrimSpace(text))
	}
	return list
}

func (p *parsing) localized(name string) []Localized {
	items, ok := p.values[name].([]any)
	if !ok && p.values[name] != nil {
		p.problem("%s must be a list of LanguageIso and Name", name)
	}
	var all []Localized
	for _, item := range items {
		entry, _ := item.(map[string]any)
		var l Localized
		for key, value := range entry {
			text, _ := value.(string)
			switch {
			case strings.EqualFold(key, "LanguageIso"):
				l.Language = text
			case strings.EqualFold(key, "Name"):
				l.Text = text
			}
		}
		if l.Language == "" || l.Text == "" {
			p.problem("an entry of %s lacks LanguageIso or Name", name)
			continue
		}
		all = append(all, l)
	}
	return all
}

func (p *parsing) registrationType() *int {
	text := p.text("RegistrationType")
	if text == "" {
		return nil
	}
	for number, name := range registrationTypes() {
		if text == strconv.Itoa(number) || strings.EqualFold(text, name) {
			return &number
		}
	}
	p.problem("RegistrationType %q is none of %s%s", text, strings.Join(registrationTypes(), ", "), suggest.Question(text, registrationTypes()))
	return nil
}
