package docs

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
)

// contractsPage is docs/json.md.
type contractsPage struct{ list, sections strings.Builder }

func newContractsPage() *contractsPage { return &contractsPage{} }

// longTokens are shortened: they are different each time.
var longTokens = regexp.MustCompile(`(eyJ[\w-]{9})[\w.-]+`)

// shownLines is how long an example may be on the page.
const shownLines = 100

func (p *contractsPage) add(c contract, s *jsonSchema, printed string) {
	commands := map[string]bool{}
	var names []string
	for _, e := range c.examples {
		if name := commandName(e.args); !commands[name] {
			commands[name] = true
			names = append(names, "`"+name+"`")
		}
	}
	by := strings.Join(names, ", ")
	switch c.name {
	case "error":
		by = "every command that fails"
	case "warnings":
		by = "every command that can warn"
	}
	fmt.Fprintf(&p.list, "| [%s](#%s) | %s |\n", c.name, c.name, by)
	fmt.Fprintf(&p.sections, "\n## %s\n\n%s Printed by %s; [schema](schemas/%s.schema.json).\n", c.name, c.about, by, c.name)
	if lines := strings.Count(printed, "\n"); lines > 0 && lines <= shownLines {
		fmt.Fprintf(&p.sections, "\n```json\n%s```\n", longTokens.ReplaceAllString(printed, "$1…"))
	}
	if rows := fieldRows("", s); rows != "" {
		fmt.Fprintf(&p.sections, "\n| field | type | meaning |\n| --- | --- | --- |\n%s", rows)
	}
}

// commandName is a command line without arguments and flags.
func commandName(line string) string {
	words := strings.Fields(line)
	if words = words[:min(len(words), 2)]; slices.Contains([]string{"version", "demo", "doctor", "proxy"}, words[0]) {
		words = words[:1]
	}
	return "jtlctl " + strings.Join(words, " ")
}

// fieldRows lists fields with the path that leads to them.
func fieldRows(path string, s *jsonSchema) string {
	var b strings.Builder
	if s.Items != nil {
		b.WriteString(fieldRows(path+"[]", s.Items))
	}
	if s.Values != nil {
		b.WriteString(fieldRows(path+".NAME", s.Values))
	}
	for _, field := range s.Properties {
		name := strings.TrimPrefix(path+"."+field.name, ".")
		fmt.Fprintf(&b, "| `%s` | %s | %s |\n", name, typeText(field.schema), fieldNote(s, field))
		b.WriteString(fieldRows(name, field.schema))
	}
	return b.String()
}

func typeText(s *jsonSchema) string {
	text := strings.Join(s.Type, " or ")
	switch {
	case text == "":
		return "any"
	case s.Items != nil && len(s.Items.Properties) == 0 && len(s.Items.Type) > 0:
		return text + " of " + typeText(s.Items)
	}
	return text
}

func fieldNote(s *jsonSchema, field schemaField) string {
	note := field.schema.Description
	if values := field.schema.Enum; len(values) > 0 {
		var names []string
		for _, value := range values {
			if value != nil {
				names = append(names, fmt.Sprintf("`%v`", value))
			}
		}
		note = strings.TrimPrefix(note+"; one of "+strings.Join(names, ", "), "; ")
	}
	optional := true
	for _, name := range s.Required {
		optional = optional && name != field.name
	}
	if optional {
		note = strings.TrimSuffix("may be left out; "+note, "; ")
	}
	return strings.ReplaceAll(note, "|", "\\|")
}

func (p *contractsPage) String() string {
	return `# JSON documents

You want to read what a command prints from a script or a program. What the examples show was
printed by the commands. ` + madeBy + `
With ` + "`-o json`" + ` standard output is one JSON document, and an error is one on standard error.
Warnings are a member of either, or else the only member of a document on standard error.
Times are RFC 3339 in UTC. A version of jtlctl may add fields; a program must ignore those
that it does not know. A field keeps its name and its type.

| document | printed by |
| --- | --- |
` + p.list.String() + p.sections.String()
}
