package jwt

import (
	"encoding/json"
	"errors"
	"fmt"

	"github.com/jtlctl/jtlctl/internal/exactjson"
	"github.com/jtlctl/jtlctl/internal/textutil"
)

// parseObject decodes a part and reads it as a JSON object.
func parseObject(part, text string, offset int) (exactjson.Object, error) {
	if text == "" {
		return exactjson.Object{}, &FormatError{Part: part, Reason: "it is empty"}
	}
	raw, err := decodePart(part, text, offset)
	if err != nil {
		return exactjson.Object{}, err
	}
	object, err := exactjson.Parse(raw)
	if err != nil {
		return exactjson.Object{}, syntaxError(part, offset, raw, err)
	}
	return object, nil
}

func syntaxError(part string, offset int, raw []byte, err error) *FormatError {
	var syntax *json.SyntaxError
	if !errors.As(err, &syntax) {
		return &FormatError{Part: part, Reason: err.Error()}
	}
	at := min(int(syntax.Offset), len(raw))
	return &FormatError{
		Part:     part,
		Position: offset + max(0, at-1)*4/3 + 1,
		Reason:   fmt.Sprintf("not JSON at byte %d of the decoded text: %v", at, syntax),
	}
}

const maxQuoted = 120 // characters of a text of the token that a message repeats

// quote quotes a text that comes from a token.
//
//go:noinline
func quote(text string) string { return textutil.Quote(text, maxQuoted) }
