package wawi

import (
	"slices"
	"strings"
)

// grantedIn reads a list of scopes: an array of names, or of objects that have
// one, or a text with commas. nil stands for every other form: what it grants
// is not known.
func grantedIn(value any) []string {
	switch value := value.(type) {
	case string:
		return split(value)
	case []any:
		scopes := []string{}
		for _, item := range value {
			names := split(nameOf(item))
			if len(names) == 0 {
				return nil
			}
			scopes = append(scopes, names...)
		}
		return scopes
	}
	return nil
}

// nameOf is the name of a scope; "" if an item has none, or says no to it.
func nameOf(item any) string {
	switch item := item.(type) {
	case string:
		return item
	case map[string]any:
		found := ""
		for field, value := range item {
			name, _ := value.(string)
			switch fields := member(field); {
			case value == false:
				return ""
			case name != "" && (fields == "scope" || fields == "name" && found == ""):
				found = name
			}
		}
		return found
	}
	return ""
}

func split(list string) []string {
	return append([]string{}, strings.FieldsFunc(list, func(r rune) bool { return r == ',' || r == ';' || r == ' ' })...)
}

// spelledAs writes granted scopes as the app does, in whatever letter case
// JTL-Wawi names them; nil stays nil.
func spelledAs(granted, asked []string) []string {
	granted = slices.Clone(granted)
	for i, scope := range granted {
		if same := slices.IndexFunc(asked, func(a string) bool { return strings.EqualFold(a, scope) }); same >= 0 {
			granted[i] = asked[same]
		}
	}
	return granted
}
