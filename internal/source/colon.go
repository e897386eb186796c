package source

// colon reads what stands between a name and its value. It returns false where
// no value follows.
func (r *reader) colon(m *Member) bool {
	const noneHint = "write a colon and a value after it"
	switch r.peek() {
	case ':':
		r.at++
	case '=', ';':
		start := r.at
		r.at++
		if r.peek() == '>' {
			r.at++
		}
		r.fault(start, r.at, r.text[start:r.at]+" instead of a colon", "write :")
	case 0, ',', ']', '}':
		r.noValue(m, noneHint)
		return false
	default:
		if r.nameFollows() {
			r.noValue(m, noneHint)
			return false
		}
		r.fault(m.NameSpan.End, m.NameSpan.End, "a colon is missing after the name "+Quote(excerpt(m.Name)), "write : between a name and its value")
		return true
	}
	r.skip()
	if c := r.peek(); c == ':' || c == '=' {
		r.fault(r.at, r.at+1, "a "+string(c)+" too many after the colon", "take it out")
		for r.peek() == ':' || r.peek() == '=' {
			r.at++
		}
	}
	return true
}

// nameFollows tells whether the next string is a name, by the colon behind it.
func (r *reader) nameFollows() bool {
	end := r.stringEnd(r.at, min(len(r.text), r.at+farthest))
	return end > 0 && r.ahead(end) == ':'
}
