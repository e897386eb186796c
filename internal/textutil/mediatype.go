package textutil

import "strings"

// IsJSONType reports whether a media type is that of JSON: application/json, or one with
// the suffix +json (RFC 6839, 3.1). Its parameters and letter case do not matter.
func IsJSONType(mediaType string) bool {
	kind, _, _ := strings.Cut(mediaType, ";")
	kind = strings.ToLower(strings.TrimSpace(kind))
	return kind == "application/json" || strings.HasSuffix(kind, "+json")
}
