package source

import "slices"

func (r *reader) array() Value {
	if len(r.open) == MaxDepth {
		r.passOver()
		return Value{Kind: Array}
	}
	r.open = append(r.open, r.at)
	r.at++
	base := len(r.items)
	between := separation{comma: -1}
	for r.more(']', &between) {
		if !r.hasValue() {
			r.at++ // : or =, which separate tells of below
			r.fault(r.at-1, r.at, "a "+r.text[r.at-1:r.at]+" where a value should be", "take it out")
			continue
		}
		item := r.value()
		r.separate(&between, r.at, false)
		for between.colon {
			item = r.afterColon()
			r.separate(&between, r.at, false)
		}
		r.items = append(r.items, item)
	}
	items := slices.Clone(r.items[base:])
	r.items = r.items[:base]
	r.open = r.open[:len(r.open)-1]
	return Value{Kind: Array, Items: items}
}
