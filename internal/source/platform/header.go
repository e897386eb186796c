package platform

import (
	"strings"
)

// IsHeader reports whether a header is one that only the platform has.
func IsHeader(text string) bool {
	lower := strings.ToLower(text)
	return strings.HasPrefix(lower, "x-tenant-id") || strings.HasPrefix(lower, "x-appid") || strings.Contains(lower, "authorization: wawi ")
}
