package textutil

// LowerASCII returns a copy with the letters A to Z in lower case. It is as long as the
// text, so that places in it are those of the text; bytes.ToLower makes "İ" and bytes
// that are not UTF-8 longer, and the Kelvin sign shorter.
func LowerASCII(text []byte) []byte {
	lower := make([]byte, len(text))
	for i, c := range text {
		if 'A' <= c && c <= 'Z' {
			c += 'a' - 'A'
		}
		lower[i] = c
	}
	return lower
}
