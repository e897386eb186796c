package project

import (
	"slices"
	"strings"

	"go.yaml.in/yaml/v3"

	"github.com/jtlctl/jtlctl/internal/suggest"
)

// check checks the structure of settings, so that errors name what is in the
// file.
func check(root *yaml.Node) error {
	if err := checkMapping("the file", "settings", root, []string{"lint"}); err != nil {
		return err
	}
	for _, lint := range values(root) {
		known := []string{"api", "strict", "release", "rules", "catalogs"}
		if err := checkMapping("lint", "settings", lint, known); err != nil {
			return err
		}
		lint = resolveAlias(lint)
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
		return checkScalar(name, "the version of an API, such as 2.0", value)
	case "strict", "release":
		var yes bool
		if value.Decode(&yes) != nil {
			return errorAt(value, "%s must be true or false, but is %s", name, describe(value))
		}
	case "rules":
		if err := checkMapping(name, "lines `id: severity`", value, nil); err != nil {
			return err
		}
		for _, severity := range values(value) {
			if err := checkScalar("the severity of a rule", "a word, such as off", severity); err != nil {
				return err
			}
		}
	case "catalogs":
		return checkCatalogs(value)
	}
	return nil
}

func checkCatalogs(list *yaml.Node) error {
	list = resolveAlias(list)
	if list.Kind != yaml.SequenceNode && !isNull(list) {
		return errorAt(list, "catalogs must be a list of files, but is %s", describe(list)).
			WithHint("write each file on its own line, after a hyphen")
	}
	for _, file := range list.Content {
		switch err := checkScalar("a catalogue", "the name of a file", file); {
		case err != nil:
			return err
		case resolveAlias(file).Value == "":
			return errorAt(file, "the file name of a catalogue is empty")
		case strings.Contains(resolveAlias(file).Value, "://"):
			return errorAt(file, "catalogs lists files, but this is a URL").
				WithHint("`jtlctl scope import` accepts URLs; here, name a copy in the project")
		}
	}
	return nil
}

// checkMapping requires a mapping. known are the allowed names; nil is any.
func checkMapping(name, holds string, group *yaml.Node, known []string) error {
	group = resolveAlias(group)
	if group.Kind != yaml.MappingNode {
		if isNull(group) {
			return nil
		}
		return errorAt(group, "%s must have %s, but is %s", name, holds, describe(group))
	}
	seen := map[string]bool{}
	for i := 0; i < len(group.Content); i += 2 {
		key := group.Content[i]
		switch {
		case known != nil && !slices.Contains(known, key.Value):
			return errorAt(key, "there is no setting %s%s", key.Value, suggest.Question(key.Value, known))
		case seen[key.Value]:
			return errorAt(key, "%s is set twice", key.Value)
		}
		seen[key.Value] = true
	}
	return nil
}
