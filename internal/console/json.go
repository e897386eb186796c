package console

import (
	"bytes"
	"encoding/json"
)

// JSON writes a value as one indented JSON document, as the result.
func (c *Console) JSON(value any) error {
	text, err := encode(value, "  ")
	if err != nil {
		return err
	}
	c.Printf("%s", text)
	return nil
}

// ErrorJSON writes a value as one line of JSON to standard error.
func (c *Console) ErrorJSON(value any) {
	if text, err := encode(value, ""); err == nil {
		_, _ = c.errLine().Write([]byte(text))
	}
}

// JSONLine returns a value as one line of JSON with its newline.
func JSONLine(value any) (string, error) { return encode(value, "") }

// Indented returns a JSON text indented for reading: order, numbers and
// repeated names stay as they are.
func Indented(text []byte) string {
	var out bytes.Buffer
	if json.Indent(&out, text, "", "  ") != nil {
		return Safe(string(text))
	}
	return Safe(out.String())
}

func encode(value any, indent string) (string, error) { return encodeAt("", value, indent) }

func encodeAt(prefix string, value any, indent string) (string, error) {
	var out bytes.Buffer
	encoder := json.NewEncoder(&out)
	encoder.SetEscapeHTML(false)
	encoder.SetIndent(prefix, indent)
	if err := encoder.Encode(value); err != nil {
		return "", err
	}
	return Safe(out.String()), nil
}
