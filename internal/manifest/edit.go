package manifest

import (
	"cmp"
	"slices"

	"github.com/jtlctl/jtlctl/internal/source"
)

// without is the edit that takes an element out of the list around it, with
// the comma and the white space that belong to it.
func (in *inspection) without(at int) Edit {
	around := in.places[in.places[at].parent].value
	var spans []source.Span
	position := int(in.places[at].index)
	if around.Kind == source.Object {
		for i := range around.Members {
			member := &around.Members[i]
			spans = append(spans, source.Span{Start: member.NameSpan.Start, End: member.Value.End})
			if member == in.places[at].member {
				position = i
			}
		}
	} else {
		for i := range around.Items {
			spans = append(spans, around.Items[i].Span)
		}
	}
	switch {
	case position > 0:
		return Edit{Span: source.Span{Start: spans[position-1].End, End: spans[position].End}}
	case len(spans) > 1:
		return Edit{Span: source.Span{Start: spans[0].Start, End: spans[1].Start}}
	}
	return Edit{Span: source.Span{Start: around.Start + 1, End: around.End - 1}}
}

// rewritten is the edit that puts another text in the place of one.
func (in *inspection) rewritten(at int, text string) Edit {
	return Edit{in.places[at].value.Span, source.Quote(text)}
}

// renamed is the edit that gives a field another name.
func (in *inspection) renamed(at int, name string) Edit {
	return Edit{in.places[at].member.NameSpan, source.Quote(name)}
}

// apply makes the edits of findings. Of two that touch the same bytes the
// first wins; the other one's turn comes when the result is looked at again.
func apply(text []byte, findings []Finding) (result []byte, applied []Finding) {
	fixable := slices.DeleteFunc(slices.Clone(findings), func(f Finding) bool { return len(f.Edits) == 0 })
	slices.SortStableFunc(fixable, func(a, b Finding) int { return cmp.Compare(a.Edits[0].Start, b.Edits[0].Start) })
	end := 0
	for _, f := range fixable {
		if f.Edits[0].Start < end {
			continue
		}
		for _, e := range f.Edits {
			result = append(append(result, text[end:e.Start]...), e.Text...)
			end = e.End
		}
		applied = append(applied, f)
	}
	return append(result, text[end:]...), applied
}
