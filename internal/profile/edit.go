package profile

import (
	"bytes"
	"strings"
	"unicode/utf8"

	"go.yaml.in/yaml/v3"

	"github.com/jtlctl/jtlctl/internal/disk"
	"github.com/jtlctl/jtlctl/internal/fault"
)

// Set writes a setting of a profile, which is made where it is missing.
// Comments and unknown keys of the file stay.
func (f *File) Set(name, key, value string) error {
	if err := CheckName(name); err != nil {
		return err
	}
	if !utf8.ValidString(value) {
		return fault.New(fault.Usage, "the value %q of %s is not UTF-8 text", value, key)
	}
	return f.edit(func(root *yaml.Node) { setScalar(profileNode(root, name), key, value) })
}

// Unset removes a setting of a profile.
func (f *File) Unset(name, key string) error {
	if _, ok := f.Find(name); !ok {
		return f.Missing(name)
	}
	return f.edit(func(root *yaml.Node) { removeKey(profileNode(root, name), key) })
}

// Use makes a profile the one that is used where none is named.
func (f *File) Use(name string) error {
	if _, ok := f.Find(name); !ok {
		return f.Missing(name)
	}
	return f.edit(func(root *yaml.Node) { setScalar(root, "current", name) })
}

// Delete removes a profile.
func (f *File) Delete(name string) error {
	if _, ok := f.Find(name); !ok {
		return f.Missing(name)
	}
	return f.edit(func(root *yaml.Node) {
		list := listNode(root)
		for i, item := range list.Content {
			if scalar(item, "name") == name {
				list.Content = append(list.Content[:i], list.Content[i+1:]...)
				break
			}
		}
		if f.Current == name {
			removeKey(root, "current")
		}
	})
}

func (f *File) edit(change func(root *yaml.Node)) error {
	var document yaml.Node
	if err := yaml.Unmarshal(f.content, &document); err != nil {
		return fault.New(fault.Config, "the configuration %s is not valid YAML: %s", f.Path, yamlReason(err))
	}
	if document.Kind == 0 {
		document = yaml.Node{Kind: yaml.DocumentNode, HeadComment: comments(f.content), Content: []*yaml.Node{{Kind: yaml.MappingNode}}}
	}
	if root := document.Content[0]; root.Kind != yaml.MappingNode {
		document.Content[0] = &yaml.Node{Kind: yaml.MappingNode, HeadComment: root.HeadComment, FootComment: root.FootComment}
	}
	change(document.Content[0])
	var out bytes.Buffer
	encoder := yaml.NewEncoder(&out)
	encoder.SetIndent(2)
	if err := encoder.Encode(&document); err != nil {
		return err
	}
	if err := (disk.File{Path: f.Path, Max: maxFile}).Save(out.Bytes()); err != nil {
		return fault.New(fault.Disk, "the configuration %s cannot be written: %v", f.Path, cause(err)).Because(err)
	}
	changed, err := parse(f.Path, out.Bytes())
	if err != nil {
		return err
	}
	*f = *changed
	return nil
}

// comments are those of a file that has nothing else.
func comments(content []byte) string { return strings.TrimSpace(string(content)) }

func listNode(root *yaml.Node) *yaml.Node {
	if list := valueOf(root, "profiles"); list != nil {
		if list.Kind != yaml.SequenceNode {
			*list = yaml.Node{Kind: yaml.SequenceNode, HeadComment: list.LineComment}
		}
		return list
	}
	list := &yaml.Node{Kind: yaml.SequenceNode}
	root.Content = append(root.Content, scalarNode("profiles"), list)
	return list
}

func profileNode(root *yaml.Node, name string) *yaml.Node {
	list := listNode(root)
	for _, item := range list.Content {
		if scalar(item, "name") == name {
			return item
		}
	}
	item := &yaml.Node{Kind: yaml.MappingNode}
	setScalar(item, "name", name)
	list.Content = append(list.Content, item)
	return item
}

func valueOf(mapping *yaml.Node, key string) *yaml.Node {
	for i := 0; i+1 < len(mapping.Content); i += 2 {
		if mapping.Content[i].Value == key {
			return mapping.Content[i+1]
		}
	}
	return nil
}

func scalar(mapping *yaml.Node, key string) string {
	if value := valueOf(mapping, key); value != nil {
		return value.Value
	}
	return ""
}

func setScalar(mapping *yaml.Node, key, value string) {
	if old := valueOf(mapping, key); old != nil {
		old.Kind, old.Tag, old.Value, old.Style = yaml.ScalarNode, "!!str", value, 0
		return
	}
	mapping.Content = append(mapping.Content, scalarNode(key), scalarNode(value))
}

func removeKey(mapping *yaml.Node, key string) {
	for i := 0; i+1 < len(mapping.Content); i += 2 {
		if mapping.Content[i].Value == key {
			mapping.Content = append(mapping.Content[:i], mapping.Content[i+2:]...)
			return
		}
	}
}

func scalarNode(text string) *yaml.Node {
	return &yaml.Node{Kind: yaml.ScalarNode, Tag: "!!str", Value: text}
}
