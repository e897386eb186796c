package source

import "fmt"

// passOver skips an array or object that is nested too deep, whatever is in
// it, and tells of it once.
func (r *reader) passOver() {
	start := r.at
	for depth := 0; r.at < len(r.text); r.at++ {
		switch r.text[r.at] {
		case '"':
			r.at = r.behindString(r.at) - 1
		case '{', '[':
			depth++
		case '}', ']':
			depth--
		}
		if depth == 0 {
			r.at++
			break
		}
		if r.at == len(r.text)-1 {
			r.explained = true
		}
	}
	if !r.tooDeep {
		r.tooDeep = true
		r.fault(start, start+1, fmt.Sprintf("nested deeper than %d levels", MaxDepth), "")
	}
}
