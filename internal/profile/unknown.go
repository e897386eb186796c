package profile

import (
	"fmt"
	"slices"

	"go.yaml.in/yaml/v3"

	"github.com/jtlctl/jtlctl/internal/suggest"
)

// profileKeys are the keys that a profile may have in the file.
func profileKeys() []string { return append(Keys(), "name", SecretAt, SCXSecretAt) }

// unknownKeys lists the keys that are ignored: a newer jtlctl may know them,
// but most are mistyped.
func unknownKeys(content []byte) []string {
	var document yaml.Node
	if yaml.Unmarshal(content, &document) != nil || document.Kind == 0 {
		return nil
	}
	root := resolved(document.Content[0])
	if root.Kind != yaml.MappingNode {
		return nil
	}
	found := unknownIn(root, "", []string{"current", "profiles"})
	list := valueOf(root, "profiles")
	if list == nil {
		return found
	}
	for _, item := range resolved(list).Content {
		one := resolved(item)
		found = append(found, unknownIn(one, fmt.Sprintf(" of profile %q", scalar(one, "name")), profileKeys())...)
	}
	return found
}

// unknownIn lists those of one mapping. A value with an anchor is there to be
// used elsewhere, whatever its key is.
func unknownIn(mapping *yaml.Node, where string, known []string) []string {
	const merge = "<<"
	var found []string
	for i := 0; i+1 < len(mapping.Content); i += 2 {
		key, value := mapping.Content[i], mapping.Content[i+1]
		if slices.Contains(known, key.Value) || key.Value == merge || value.Anchor != "" {
			continue
		}
		about := suggest.Question(key.Value, known)
		if isSecret(key.Value) {
			about = "; secrets are not kept in the configuration: `jtlctl auth login` stores them safely"
		}
		found = append(found, fmt.Sprintf("unknown key %q%s in line %d%s", key.Value, where, key.Line, about))
	}
	return found
}
