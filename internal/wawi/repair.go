package wawi

import (
	"bytes"
	"encoding/json"
	"fmt"

	"golang.org/x/text/encoding/unicode"
	"golang.org/x/text/transform"

	"github.com/jtlctl/jtlctl/internal/textutil"
)

// repairJSON returns JSON that a decoder takes for what a server may send instead:
// UTF-16, a byte order mark, control characters that are not escaped.
func repairJSON(body []byte) []byte {
	order := unicode.UTF8.NewDecoder().Transformer
	switch {
	case len(body) > 1 && body[1] == 0:
		order = unicode.UTF16(unicode.LittleEndian, unicode.IgnoreBOM).NewDecoder()
	case len(body) > 1 && body[0] == 0:
		order = unicode.UTF16(unicode.BigEndian, unicode.IgnoreBOM).NewDecoder()
	}
	text, _, err := transform.Bytes(unicode.BOMOverride(order), body)
	if err != nil {
		text = body
	}
	return escaped(text)
}

// escaped escapes the control characters in strings.
func escaped(text []byte) []byte {
	var clean bytes.Buffer
	quoted, backslash := false, false
	for _, b := range text {
		switch {
		case b < ' ' && quoted:
			fmt.Fprintf(&clean, `\u%04x`, b)
		case b < ' ':
			clean.WriteByte(' ')
		default:
			clean.WriteByte(b)
			quoted = quoted != (b == '"' && !backslash)
		}
		backslash = quoted && b == '\\' && !backslash
	}
	return clean.Bytes()
}

// keysAnywhere is the last resort for what is no JSON: what follows the name of
// a key, and what follows that name in another letter case. A page is left
// alone: its script may have a key of something else.
func keysAnywhere(text []byte) (named, other []string) {
	if bytes.HasPrefix(bytes.TrimSpace(text), []byte("<")) {
		return nil, nil
	}
	for _, found := range keyMember.Regexp().FindAllSubmatch(text, -1) {
		var key string
		_ = json.Unmarshal(found[2], &key) // "" if it is none either
		if member(string(found[1])) == "apiKey" {
			named = append(named, key)
		} else {
			other = append(other, key)
		}
	}
	return named, other
}

var keyMember = textutil.NewPattern(`(?is)"(apikey)"\s*:\s*("(?:[^"\\]|\\.)*")`)
