package project

import "go.yaml.in/yaml/v3"

// resolveAlias returns the node that an alias refers to.
func resolveAlias(node *yaml.Node) *yaml.Node {
	if node.Kind == yaml.AliasNode {
		return node.Alias
	}
	return node
}

// values returns the values of a mapping; an empty node has none.
func values(group *yaml.Node) []*yaml.Node {
	var all []*yaml.Node
	for i := 1; i < len(resolveAlias(group).Content); i += 2 {
		all = append(all, resolveAlias(group).Content[i])
	}
	return all
}

func isNull(node *yaml.Node) bool { return node.Kind == yaml.ScalarNode && node.ShortTag() == "!!null" }

// checkScalar requires a scalar; a number or a date is a string without quotes.
func checkScalar(name, holds string, value *yaml.Node) error {
	if resolveAlias(value).Kind != yaml.ScalarNode {
		return errorAt(value, "%s must be %s, but is %s", name, holds, describe(resolveAlias(value)))
	}
	return nil
}

// describe returns what a message calls a value.
func describe(value *yaml.Node) string {
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
