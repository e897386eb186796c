package apicall

import "io"

// longestToken bounds a string or a number of a page that is looked through, in
// bytes: a decoder would keep all of it in memory.
const longestToken = 64 << 10

// shortened leaves out what strings and numbers of JSON have beyond longestToken. It
// remains JSON if it was.
type shortened struct {
	from io.Reader

	quoted bool
	escape int // characters of an escape sequence that are to come
	length int // of the string or number
}

func (s *shortened) Read(p []byte) (int, error) {
	for {
		n, err := s.from.Read(p)
		kept := p[:0]
		for _, b := range p[:n] {
			if s.keeps(b) {
				kept = append(kept, b)
			}
		}
		if len(kept) > 0 || err != nil || n == 0 {
			return len(kept), err
		}
	}
}

func (s *shortened) keeps(b byte) bool {
	switch {
	case s.escape > 0:
		if s.escape--; s.escape == 0 && b == 'u' {
			s.escape = -4 // of hexadecimal digits
		}
		return s.length <= longestToken
	case s.escape < 0:
		s.escape++
		return s.length <= longestToken
	case b == '"':
		s.quoted, s.length = !s.quoted, 0
		return true
	case !s.quoted && (b < '0' || b > '9'):
		s.length = 0
		return true
	case b == '\\':
		s.escape = 1
	}
	s.length++
	return s.length <= longestToken
}
