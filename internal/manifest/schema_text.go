package manifest

import (
	"strconv"
	"strings"
)

// Forms of texts as regular expressions that mean the same in JavaScript and in Go.
const (
	notEmptyForm = `\S`
	headerForm   = `^[ -~]*[!-~][ -~]*$`
	urlForm      = `^[hH][tT][tT][pP][sS]?://[^/\s]`
	pictureForm  = `[\s\S]*\.(?:[pP][nN][gG]|[jJ][pP][eE]?[gG])`
	base64Form   = `[\r\n]*(?:(?:[A-Za-z0-9+/][\r\n]*){4})*(?:(?:[A-Za-z0-9+/][\r\n]*){2}=[\r\n]*=[\r\n]*|(?:[A-Za-z0-9+/][\r\n]*){3}=[\r\n]*)?`
	// iconForm matches nothing, base64, also after a data: prefix, and the name of a
	// picture. badIconForm matches the address of one, and one after a data: prefix.
	iconForm    = `^(?:\s*|(?:data:[a-zA-Z0-9.+/-]*(?:;[a-zA-Z0-9=.+-]+)*;base64,)?` + base64Form + `|` + pictureForm + `)$`
	badIconForm = `^(?:data:[^,]*;base64,(?:iVBORw0KGgo|/9j/)|[\s\S]*://` + pictureForm + `$)`
)

// text returns the schema of a string: what lint rejects in its own keywords, and what
// lint warns about in AnyOf.
func (b schemaBuilder) text(f *Field) *Schema {
	s, usual := &Schema{Type: "string"}, Schema{}
	switch f.Format {
	case ScopeName:
		return &Schema{Ref: "#/$defs/" + scopeName}
	case PaneScope:
		return &Schema{Ref: "#/$defs/" + paneScopeName}
	case TechnicalName:
		s.Pattern, s.MaxLength = notEmptyForm, maxTechnicalName
	case LifecycleURL:
		s.Pattern = lifecycleForm
	case URL:
		usual.Pattern = urlForm
	case VersionNumber:
		if usual.Pattern = versionForm; f.Confidence == Documented {
			s.Pattern, usual.Pattern = versionForm, ""
		}
	case HeaderValue:
		s.Pattern = headerForm
	case WebhookTopic:
		s.Not, usual.Pattern = &Schema{Pattern: `\*`}, topicForm
	case Icon:
		if !b.application() {
			s.Pattern, s.Not = iconForm, &Schema{Pattern: badIconForm}
		}
	case Challenge:
		if !b.application() {
			s.MaxLength = maxChallenge
		}
	case None:
		if b.application() && f.Requirement == Usual {
			s.Pattern = notEmptyForm
		}
	case ScopeList, PaneContext, Identifier, IdentifiedList, Locale, Localised, formats:
	}
	for i, value := range f.Values {
		usual.Enum = append(usual.Enum, value)
		if i < len(f.Meanings) {
			usual.EnumDescriptions = append(usual.EnumDescriptions, f.Meanings[i])
		}
	}
	if usual.Pattern != "" || usual.Enum != nil {
		s.AnyOf = []*Schema{&usual, otherValue()}
	}
	return s
}

// choice returns the schema of a value that is a number or a name.
func (b schemaBuilder) choice(f *Field) *Schema {
	numbers, names := &Schema{Type: "integer"}, &Schema{Type: "string"}
	for i, value := range f.Values {
		list := names
		if number, err := strconv.Atoi(value); err == nil {
			list = numbers
			list.Enum = append(list.Enum, number)
		} else {
			list.Enum = append(list.Enum, value)
		}
		list.EnumDescriptions = append(list.EnumDescriptions, f.Meanings[i])
	}
	s := &Schema{AnyOf: []*Schema{numbers, names}}
	var forms []string
	for _, value := range f.Values {
		forms = append(forms, strings.Trim(anyCasePattern(value), "^$"))
	}
	anyName := &Schema{Type: "string", Pattern: "^(?:" + strings.Join(forms, "|") + ")$"} // a number as a string, too
	if b.application() {
		s.AnyOf = append(s.AnyOf, anyName)
		return s
	}
	for _, name := range []string{"integer", "string"} {
		other := otherValue()
		other.Type = name
		s.AnyOf = append(s.AnyOf, other)
	}
	return s
}
