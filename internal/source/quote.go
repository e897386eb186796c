package source

import (
	"bytes"
	"encoding/json"
)

// Quote returns s as a JSON string. It does not escape for HTML, so that what
// is written back into a text stays as people would write it.
func Quote(s string) string {
	var b bytes.Buffer
	encoder := json.NewEncoder(&b)
	encoder.SetEscapeHTML(false)
	_ = encoder.Encode(s) // a string can always be encoded
	return string(bytes.TrimSuffix(b.Bytes(), []byte("\n")))
}
