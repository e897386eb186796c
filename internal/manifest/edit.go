package manifest

import (
	"cmp"
	"slices"

	"github.com/jtlctl/jtlctl/internal/source"
)

// removeEdit is the edit that takes an element out of the list around it, with
// the comma and the white space that belong to it.
func (in *inspection) removeEdit(at int) Edit {
	here := &in.places[at]
	around, i := in.places[here.parent].value, int(here.index)
	switch last := max(len(around.Items), len(around.Members)) - 1; {
	case i > 0:
		return Edit{Span: source.Span{Start: elementSpan(around, i-1).End, End: elementSpan(around, i).End}}
	case last > 0:
		return Edit{Span: source.Span{Start: elementSpan(around, 0).Start, End: elementSpan(around, 1).Start}}
	}
	return Edit{Span: source.Span{Start: around.Start + 1, End: around.End - 1}}
}

// elementSpan is where an element of a list, or a member of an object with its
// name, stands.
func elementSpan(around *source.Value, i int) source.Span {
	if around.Kind == source.Object {
		member := &around.Members[i]
		return source.Span{Start: member.NameSpan.Start, End: member.Value.End}
	}
	return around.Items[i].Span
}

// replaceEdit is the edit that puts another text in the place of one.
func (in *inspection) replaceEdit(at int, text string) Edit {
	return Edit{in.places[at].value.Span, source.Quote(text)}
}

// renameEdit is the edit that gives a field another name.
func (in *inspection) renameEdit(at int, name string) Edit {
	return Edit{in.places[at].member.NameSpan, source.Quote(name)}
}

// applyEdits makes the edits of findings, each of which has one. Of two that touch the same bytes the
// first wins; the other one's turn comes when the result is looked at again.
func applyEdits(text []byte, findings []Finding) (result []byte, applied []Finding) {
	slices.SortStableFunc(findings, func(a, b Finding) int { return cmp.Compare(a.Edits[0].Start, b.Edits[0].Start) })
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
