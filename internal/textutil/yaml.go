package textutil

import "bytes"

// YAML11 returns a text of YAML with the directive of version 1.1 in place of that of
// 1.2: the library takes only that one, and reads the same with both. Places stay.
func YAML11(text []byte) []byte {
	const directive = "%YAML 1.2"
	at := 0
	for line := range bytes.Lines(text) {
		if bytes.HasPrefix(line, []byte(directive)) {
			text = bytes.Clone(text)
			text[at+len(directive)-1] = '1'
			return text
		}
		if len(bytes.TrimSpace(line)) > 0 && line[0] != '#' && line[0] != '%' {
			return text
		}
		at += len(line)
	}
	return text
}
