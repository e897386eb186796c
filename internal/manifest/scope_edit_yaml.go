package manifest

import (
	"bytes"
	"strings"

	"github.com/jtlctl/jtlctl/internal/jsonast"
)

// isBlock reports whether a list of YAML has its items on lines of their own, after
// hyphens.
func (d scopeLists) isBlock(list *jsonast.Value) bool {
	return len(list.Items) > 0 && strings.HasPrefix(strings.TrimLeft(d.linePrefix(list.Items[0].Start), " "), "-")
}

// linePrefix returns what is before an offset on its line.
func (d scopeLists) linePrefix(offset int) string {
	before := d.Text.Bytes[:offset]
	return string(before[bytes.LastIndexByte(before, '\n')+1:])
}

// lineEnd returns where the line of an offset ends, before its line break.
func (d scopeLists) lineEnd(offset int) int {
	rest := d.Text.Bytes[offset:]
	if before, _, ok := bytes.Cut(rest, []byte{'\n'}); ok {
		return offset + len(bytes.TrimSuffix(before, []byte("\r")))
	}
	return len(d.Text.Bytes)
}

// newline returns the line break of the document.
func (d scopeLists) newline() string {
	if bytes.Contains(d.Text.Bytes, []byte("\r\n")) {
		return "\r\n"
	}
	return "\n"
}

func (d scopeLists) moreYAMLItems(list *jsonast.Value, names []string) Edit {
	last := list.Items[len(list.Items)-1]
	return d.yamlLines(d.lineEnd(last.End), d.linePrefix(last.Start), names)
}

// firstYAMLItems adds names to a member that has no value.
func (d scopeLists) firstYAMLItems(m *jsonast.Member, names []string) Edit {
	rest := d.Text.Bytes[m.NameSpan.End:d.lineEnd(m.NameSpan.End)]
	if value := bytes.TrimSpace(bytes.TrimPrefix(bytes.TrimSpace(rest), []byte(":"))); len(value) > 0 && value[0] != '#' {
		return Edit{m.Value.Span, "[" + strings.Join(names, ", ") + "]"} // null, or ~
	}
	return d.yamlLines(d.lineEnd(m.NameSpan.End), "  - ", names)
}

func (d scopeLists) yamlLines(at int, prefix string, names []string) Edit {
	var b strings.Builder
	for _, name := range names {
		b.WriteString(d.newline() + prefix + name)
	}
	return Edit{jsonast.Span{Start: at, End: at}, b.String()}
}

// newYAMLList adds a member with a list at the end of the document.
func (d scopeLists) newYAMLList(name string, names []string) Edit {
	text, end := "", len(d.Text.Bytes)
	if end > 0 && d.Text.Bytes[end-1] != '\n' {
		text = d.newline()
	}
	if first := d.firstName(); first != "" && first[0] >= 'A' && first[0] <= 'Z' {
		name = strings.ToUpper(name[:1]) + name[1:]
	}
	text += name + ":" + d.newline()
	for _, scope := range names {
		text += "  - " + scope + d.newline()
	}
	return Edit{jsonast.Span{Start: end, End: end}, text}
}

// removeYAMLItem removes the line of an item. A list without items is written as such.
func (d scopeLists) removeYAMLItem(list *place, item *jsonast.Value) Edit {
	start := item.Start - len(d.linePrefix(item.Start))
	end := d.lineEnd(item.End)
	if len(list.value.Items) == 1 && list.member != nil {
		return Edit{jsonast.Span{Start: list.member.NameSpan.End, End: end}, ": []"}
	}
	if rest := d.Text.Bytes[end:]; bytes.HasPrefix(rest, []byte("\r\n")) {
		end += 2
	} else if bytes.HasPrefix(rest, []byte("\n")) {
		end++
	} else if start > 0 {
		start-- // the last line has no line break
	}
	return Edit{jsonast.Span{Start: start, End: end}, ""}
}
