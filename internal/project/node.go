package project

import "go.yaml.in/yaml/v3"

// meant is what an alias stands for.
func meant(node *yaml.Node) *yaml.Node {
	if node.Kind == yaml.AliasNode {
		return node.Alias
	}
	return node
}

// values are those of a group; what is empty has none.
func values(group *yaml.Node) []*yaml.Node {
	var all []*yaml.Node
	for i := 1; i < len(meant(group).Content); i += 2 {
		all = append(all, meant(group).Content[i])
	}
	return all
}

func empty(node *yaml.Node) bool { return node.Kind == yaml.ScalarNode && node.ShortTag() == "!!null" }

// checkText wants a text; a number or a date is one that lacks its quotes.
func checkText(name, holds string, value *yaml.Node) error {
	if meant(value).Kind != yaml.ScalarNode {
		return mistake(value, "%s must be %s, but is %s", name, holds, form(meant(value)))
	}
	return nil
}

// form says what a value is, in words.
func form(value *yaml.Node) string {
	switch value.Kind {
	case yaml.MappingNode:
		return "a mapping"
	case yaml.SequenceNode:
		return "a list"
	}
	switch value.ShortTag() {
	case "!!int", "!!float":
		return "a number"
	case "!!bool":
		return value.Value
	case "!!null":
		return "empty"
	}
	return "a string"
}
