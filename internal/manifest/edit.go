package manifest

import (
	"cmp"

	"github.com/jtlctl/jtlctl/internal/jsonast"
	"github.com/jtlctl/jtlctl/internal/sorting"
)

// removeEdit returns the edit that removes an element from its list, with its comma
// and white space.
func (in *inspection) removeEdit(at int) Edit {
	here := &in.places[at]
	around, i := in.places[here.parent].value, int(here.index)
	switch last := max(len(around.Items), len(around.Members)) - 1; {
	case i > 0:
		return Edit{Span: jsonast.Span{Start: elementSpan(around, i-1).End, End: elementSpan(around, i).End}}
	case last > 0:
		return Edit{Span: jsonast.Span{Start: elementSpan(around, 0).Start, End: elementSpan(around, 1).Start}}
	}
	return Edit{Span: jsonast.Span{Start: around.Start + 1, End: around.End - 1}}
}

// elementSpan returns the span of an element of a list, or of a member of an object
// with its name.
func elementSpan(around *jsonast.Value, i int) jsonast.Span {
	if around.Kind == jsonast.Object {
		member := &around.Members[i]
		return jsonast.Span{Start: member.NameSpan.Start, End: member.Value.End}
	}
	return around.Items[i].Span
}

// replaceEdit returns the edit that replaces a value with a string.
func (in *inspection) replaceEdit(at int, text string) Edit {
	return Edit{in.places[at].value.Span, jsonast.Quote(text)}
}

// renameEdit returns the edit that renames a field.
func (in *inspection) renameEdit(at int, name string) Edit {
	return Edit{in.places[at].member.NameSpan, jsonast.Quote(name)}
}

// applyEdits applies the edits of findings, each of which has one. Of two that overlap it
// applies the first; the other follows when the result is checked again.
func applyEdits(text []byte, findings []Finding) (result []byte, applied []Finding) {
	sorting.By(findings, func(a, b Finding) int { return cmp.Compare(a.Edits[0].Start, b.Edits[0].Start) })
	end := 0
	for _, f := range findings {
		if f.Edits[0].Start < end {
			continue
		}
		e := f.Edits[0]
		result = append(append(result, text[end:e.Start]...), e.Text...)
		end = e.End
		applied = append(applied, f)
	}
	return append(result, text[end:]...), applied
}
