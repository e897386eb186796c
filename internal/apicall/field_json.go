package apicall

import (
	"bytes"
	"encoding/json"
	"net/url"
	"strings"

	"github.com/jtlctl/jtlctl/internal/fault"
	"github.com/jtlctl/jtlctl/internal/textutil"
)

// node is a value of a body that is made of fields: an object whose members keep
// their order, a list, or JSON.
type node struct {
	kind  byte // '{', '[', or 0 for JSON
	names []string
	named map[string]*node
	items []*node
	json  []byte
}

func newObject() *node { return &node{kind: '{', named: map[string]*node{}} }

// object makes the object of fields.
func object(members []member) (*node, error) {
	root := newObject()
	for _, m := range members {
		if err := root.set(m); err != nil {
			return nil, err
		}
	}
	return root, nil
}

// set puts a field where its name says. In a list of objects, a[][b], a new object
// begins with a member that the last one has already.
func (n *node) set(m member) error {
	at := n
	for i := range m.keys {
		last := i == len(m.keys)-1
		if m.keys[i] == "" {
			if last {
				at.add(m)
				return nil
			}
			at = at.lastObject(m.keys[i+1:])
			continue
		}
		if last {
			return at.put(m, m.keys[i])
		}
		kind := byte('{')
		if m.keys[i+1] == "" {
			kind = '['
		}
		child, exists := at.named[m.keys[i]]
		if !exists {
			child = &node{kind: kind, named: map[string]*node{}}
			at.append(m.keys[i], child)
		}
		if child.kind != kind {
			return m.twice("is one thing here and another there")
		}
		at = child
	}
	return nil
}

func (n *node) append(name string, child *node) {
	n.names = append(n.names, name)
	n.named[name] = child
}

// add adds the value of a field to a list.
func (n *node) add(m member) {
	if !m.empty {
		n.items = append(n.items, &node{json: m.value.encode()})
	}
}

func (n *node) put(m member, name string) error {
	if _, exists := n.named[name]; exists {
		return m.twice("is there twice")
	}
	n.append(name, &node{json: m.value.encode()})
	return nil
}

// lastObject returns the object of a list that takes a member with these keys: the
// last one, or a new one if that has it.
func (n *node) lastObject(keys []string) *node {
	if len(n.items) > 0 {
		last := n.items[len(n.items)-1]
		if last.kind == '{' && !last.has(keys) {
			return last
		}
	}
	next := newObject()
	n.items = append(n.items, next)
	return next
}

func (n *node) has(keys []string) bool {
	child, exists := n.named[keys[0]]
	switch {
	case !exists:
		return false
	case len(keys) == 1:
		return true
	case keys[1] == "":
		return child.kind != '['
	}
	return child.kind != '{' || child.has(keys[1:])
}

func (m member) twice(what string) error {
	return fault.New(fault.Usage, "the field %s %s %s", m.flag, textutil.Quote(m.written, maxShown), what).
		WithHint("a list is written as %s[]=value", m.keys[0])
}

func (n *node) encode(out *bytes.Buffer) {
	switch n.kind {
	case '{':
		out.WriteByte('{')
		for i, name := range n.names {
			if i > 0 {
				out.WriteByte(',')
			}
			out.Write(value{text: name}.encode())
			out.WriteByte(':')
			n.named[name].encode(out)
		}
		out.WriteByte('}')
	case '[':
		out.WriteByte('[')
		for i, item := range n.items {
			if i > 0 {
				out.WriteByte(',')
			}
			item.encode(out)
		}
		out.WriteByte(']')
	default:
		out.Write(n.json)
	}
}

func (n *node) bytes() []byte {
	var out bytes.Buffer
	n.encode(&out)
	return out.Bytes()
}

// encode writes a value as JSON.
func (v value) encode() []byte {
	if v.raw {
		return []byte(v.text)
	}
	var out bytes.Buffer
	encoder := json.NewEncoder(&out)
	encoder.SetEscapeHTML(false)
	_ = encoder.Encode(v.text) // a string always can be
	return bytes.TrimSuffix(out.Bytes(), []byte("\n"))
}

// query writes fields as a query, with their names as they were written. null has
// no text.
func query(members []member) string {
	var pairs []string
	for _, m := range members {
		if m.empty {
			continue
		}
		text := m.value.text
		if m.value.raw && text == "null" {
			text = ""
		}
		pairs = append(pairs, escapeName(m.written)+"="+url.QueryEscape(text))
	}
	return strings.Join(pairs, "&")
}

// escapeName leaves the brackets of a name as they are.
func escapeName(name string) string {
	return strings.NewReplacer("%5B", "[", "%5D", "]").Replace(url.QueryEscape(name))
}
