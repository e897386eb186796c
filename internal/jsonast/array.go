package jsonast

import "slices"

func (r *reader) array() Value {
	if len(r.open) == MaxDepth {
		r.skipDeep()
		return Value{Kind: Array}
	}
	r.at++
	return Value{Kind: Array, Items: r.readItems(r.at - 1)}
}

// readItems reads up to the bracket that closes the one at an offset. Items that
// are read already come first.
func (r *reader) readItems(opening int, already ...Value) []Value {
	r.open = append(r.open, bracket{opening, ']'})
	base := len(r.items)
	r.items = append(r.items, already...)
	between := separation{comma: -1}
	for r.more(&between) {
		if !r.hasValue() {
			r.at++
			r.fault(r.at-1, r.at, "a "+r.text[r.at-1:r.at]+" where a value should be", "remove it")
			continue
		}
		item := r.value()
		r.skip()
		if r.peek() == ':' && r.endsBefore(item.Start, &between) {
			break
		}
		if r.startsObject(item) {
			item = r.bareObject(item.Start)
		}
		r.separate(&between, item.End, false)
		for between.colon {
			item = r.afterColon()
			r.separate(&between, item.End, false)
		}
		r.items = append(r.items, item)
	}
	items := slices.Clone(r.items[base:])
	r.items = r.items[:base]
	r.open = r.open[:len(r.open)-1]
	return items
}
