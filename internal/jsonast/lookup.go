package jsonast

// lookup answers questions about any place of the text. It is at none itself
// and changes nothing.
type lookup struct {
	whole *Text
	text  string
}

// blank reports whether nothing but white space follows a place.
func (r *lookup) blank(at int) bool {
	for ; at < len(r.text); at++ {
		if !isSpace(r.text[at]) {
			return false
		}
	}
	return true
}

// ahead returns the next byte behind white space on the same line: '\n' at its
// end and at the end of the text.
func (r *lookup) ahead(at int) byte {
	for ; at < len(r.text); at++ {
		switch c := r.text[at]; c {
		case ' ', '\t':
		case '\r':
			return '\n'
		default:
			return c
		}
	}
	return '\n'
}

// behind returns the last byte before an offset that is no white space.
func (r *lookup) behind(at int) byte {
	for at--; at > 0 && isSpace(r.text[at]); at-- {
	}
	return r.text[max(at, 0)]
}
