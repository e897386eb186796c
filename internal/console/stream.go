package console

import (
	"fmt"
	"strings"
)

// Stream writes a JSON document with a long list item by item, byte for byte as
// Console.JSON writes it whole, so that the list is never in memory.
type Stream[T any] struct {
	console  *Console
	document func([]T) any
	indent   string // of the items
	begun    bool
}

// NewStream returns a stream of the document that a function makes of its list,
// the items of which are depth levels deep. The function is called before the first
// item and after the last one; what precedes the list must be the same then.
func NewStream[T any](c *Console, depth int, document func([]T) any) *Stream[T] {
	return &Stream[T]{console: c, document: document, indent: strings.Repeat("  ", depth)}
}

// Add writes the next items.
func (s *Stream[T]) Add(items ...T) error {
	var b strings.Builder
	for _, item := range items {
		if s.begun {
			b.WriteString(",\n" + s.indent)
		} else {
			head, _, err := s.around()
			if err != nil {
				return err
			}
			b.WriteString(head)
			s.begun = true
		}
		text, err := encodeAt(s.indent, item, "  ")
		if err != nil {
			return err
		}
		b.WriteString(strings.TrimSuffix(text, "\n"))
	}
	s.console.Printf("%s", b.String())
	return nil
}

// End writes the rest of the document.
func (s *Stream[T]) End() error {
	if !s.begun {
		return s.console.JSON(s.document([]T{}))
	}
	_, tail, err := s.around()
	if err == nil {
		s.console.Printf("%s", tail)
	}
	return err
}

// around returns what is before the first item and after the last one.
func (s *Stream[T]) around() (before, after string, err error) {
	var item T
	within, err := encodeAt(s.indent, item, "  ")
	if err != nil {
		return "", "", err
	}
	text, err := encode(s.document([]T{item}), "  ")
	if err != nil {
		return "", "", err
	}
	before, after, found := strings.Cut(text, "[\n"+s.indent+strings.TrimSuffix(within, "\n")+"\n")
	if !found {
		return "", "", fmt.Errorf("the list of %T is not %d levels deep", item, len(s.indent)/2)
	}
	return before + "[\n" + s.indent, "\n" + after, nil
}
