package project

import (
	"slices"
	"strings"

	"go.yaml.in/yaml/v3"

	"github.com/jtlctl/jtlctl/internal/suggest"
)

// check looks at the form of settings, so that mistakes are told in the words
// of the file.
func check(root *yaml.Node) error {
	if err := checkGroup("the file", "settings", root, []string{"lint"}); err != nil {
		return err
	}
	for _, lint := range values(root) {
		known := []string{"api", "strict", "release", "rules", "catalogs"}
		if err := checkGroup("lint", "settings", lint, known); err != nil {
			return err
		}
		lint = meant(lint)
		for i := 0; i+1 < len(lint.Content); i += 2 {
			if err := checkLint(lint.Content[i].Value, lint.Content[i+1]); err != nil {
				return err
			}
		}
	}
	return nil
}

func checkLint(name string, value *yaml.Node) error {
	switch name {
	case "api":
		return checkText(name, "the version of an API, such as 2.0", value)
	case "strict", "release":
		var yes bool
		if value.Decode(&yes) != nil {
			return mistake(value, "%s must be true or false, but is %s", name, form(value))
		}
	case "rules":
		if err := checkGroup(name, "lines `id: severity`", value, nil); err != nil {
			return err
		}
		for _, severity := range values(value) {
			if err := checkText("the severity of a rule", "a word, such as off", severity); err != nil {
				return err
			}
		}
	case "catalogs":
		return checkCatalogs(value)
	}
	return nil
}

func checkCatalogs(list *yaml.Node) error {
	list = meant(list)
	if list.Kind != yaml.SequenceNode && !empty(list) {
		return mistake(list, "catalogs must be a list of files, but is %s", form(list)).
			WithHint("write each file on its own line, after a hyphen")
	}
	for _, file := range list.Content {
		switch err := checkText("a catalogue", "the name of a file", file); {
		case err != nil:
			return err
		case meant(file).Value == "":
			return mistake(file, "the file name of a catalogue is empty")
		case strings.Contains(meant(file).Value, "://"):
			return mistake(file, "catalogs lists files, but this is a URL").
				WithHint("`jtlctl scope import` accepts URLs; here, name a copy in the project")
		}
	}
	return nil
}

// checkGroup wants lines of name and value. known are the names there may be;
// nil is any.
func checkGroup(name, holds string, group *yaml.Node, known []string) error {
	group = meant(group)
	if group.Kind != yaml.MappingNode {
		if empty(group) {
			return nil
		}
		return mistake(group, "%s must have %s, but is %s", name, holds, form(group))
	}
	seen := map[string]bool{}
	for i := 0; i < len(group.Content); i += 2 {
		key := group.Content[i]
		switch {
		case known != nil && !slices.Contains(known, key.Value):
			return mistake(key, "there is no setting %s%s", key.Value, suggest.Question(key.Value, known))
		case seen[key.Value]:
			return mistake(key, "%s is set twice", key.Value)
		}
		seen[key.Value] = true
	}
	return nil
}
