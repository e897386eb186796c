package profile

import (
	"bytes"
	"context"
	"path/filepath"
	"strings"
	"time"
	"unicode/utf8"

	"go.yaml.in/yaml/v3"

	"github.com/jtlctl/jtlctl/internal/disk"
	"github.com/jtlctl/jtlctl/internal/fault"
	"github.com/jtlctl/jtlctl/internal/textutil"
)

const lockPatience = 10 * time.Second // the lock is held only while the file is written

// Entry is a setting and its value.
type Entry struct{ Key, Value string }

// Set writes settings of a profile, which is made if it is missing; an
// empty value removes a setting. Comments and unknown keys of the file stay.
func (f *File) Set(name string, entries ...Entry) error {
	if err := CheckName(name); err != nil {
		return err
	}
	for _, entry := range entries {
		if !utf8.ValidString(entry.Value) {
			return fault.New(fault.Usage, "the value %q of %s is not UTF-8 text", entry.Value, entry.Key)
		}
	}
	return f.edit(func(_ *File, root *yaml.Node) error {
		node := profileNode(root, name)
		for _, entry := range entries {
			if entry.Value == "" {
				removeKey(node, entry.Key)
				continue
			}
			setScalar(node, entry.Key, entry.Value)
		}
		return nil
	})
}

// Unset removes a setting of a profile.
func (f *File) Unset(name, key string) error {
	return f.editExisting(name, func(_ *File, root *yaml.Node) { removeKey(profileNode(root, name), key) })
}

// Use makes a profile the one that is used if none is named.
func (f *File) Use(name string) error {
	return f.editExisting(name, func(_ *File, root *yaml.Node) { setScalar(root, "current", name) })
}

// Delete removes a profile.
func (f *File) Delete(name string) error {
	return f.editExisting(name, func(now *File, root *yaml.Node) {
		list := listNode(root)
		for i, item := range list.Content {
			if scalar(resolved(item), "name") == name {
				list.Content = append(list.Content[:i], list.Content[i+1:]...)
				break
			}
		}
		if now.Current == name {
			removeKey(root, "current")
		}
	})
}

// editExisting is edit for what makes sense only if the profile is there.
func (f *File) editExisting(name string, change func(now *File, root *yaml.Node)) error {
	return f.edit(func(now *File, root *yaml.Node) error {
		if _, ok := now.Find(name); !ok {
			return now.Missing(name)
		}
		change(now, root)
		return nil
	})
}

// edit changes the file as it is now, under a lock next to it, so that
// processes at the same time lose nothing of each other's.
func (f *File) edit(change func(now *File, root *yaml.Node) error) error {
	if err := disk.MakeFolder(filepath.Dir(f.Path)); err != nil {
		return f.unwritable(err)
	}
	if exposed := disk.GuardFile(f.Path, disk.Settings); exposed != nil {
		return refused(f.Path, exposed)
	}
	unlock, err := disk.Lock(context.Background(), f.Path+".lock", lockPatience)
	if err != nil {
		return f.unwritable(err)
	}
	defer unlock()
	now, err := Open(f.Path)
	if err != nil {
		return err
	}
	changed, err := now.changed(change)
	if err != nil {
		return err
	}
	target := f.Path
	if linked, err := filepath.EvalSymlinks(f.Path); err == nil {
		target = linked // a link, such as into a folder of dotfiles, stays one
	}
	if err := (disk.File{Path: target, Max: maxFile}).Save(changed.content); err != nil {
		return f.unwritable(err)
	}
	*f = *changed
	return nil
}

func (f *File) unwritable(err error) error {
	return disk.Fault(fault.Disk, err, "the configuration %s cannot be written", f.Path).
		WithHint("nothing was changed; check the disk and the permissions of the folder")
}

// changed is the file with a change made to it.
func (f *File) changed(change func(now *File, root *yaml.Node) error) (*File, error) {
	var document yaml.Node
	if err := yaml.Unmarshal(f.content, &document); err != nil {
		return nil, fault.New(fault.Config, "the configuration %s is not valid YAML: %s", f.Path, yamlReason(err))
	}
	if document.Kind == 0 {
		document = yaml.Node{Kind: yaml.DocumentNode, HeadComment: comments(f.content), Content: []*yaml.Node{{Kind: yaml.MappingNode}}}
	}
	if root := document.Content[0]; root.Kind != yaml.MappingNode {
		document.Content[0] = &yaml.Node{Kind: yaml.MappingNode, HeadComment: root.HeadComment, FootComment: root.FootComment}
	}
	if err := change(f, document.Content[0]); err != nil {
		return nil, err
	}
	var out bytes.Buffer
	encoder := yaml.NewEncoder(&out)
	encoder.SetIndent(2)
	if err := encoder.Encode(&document); err != nil {
		return nil, err
	}
	return parse(f.Path, out.Bytes())
}

// comments are those of a file that has nothing else. YAML may be UTF-16, and the
// library panics at what is no UTF-8.
func comments(content []byte) string {
	return strings.TrimSpace(strings.ToValidUTF8(string(textutil.UTF8(content)), ""))
}

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
		if item = resolved(item); scalar(item, "name") == name {
			return item
		}
	}
	item := &yaml.Node{Kind: yaml.MappingNode}
	setScalar(item, "name", name)
	list.Content = append(list.Content, item)
	return item
}

// resolved follows an alias to what it stands for.
func resolved(node *yaml.Node) *yaml.Node {
	if node.Kind == yaml.AliasNode {
		return node.Alias
	}
	return node
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
