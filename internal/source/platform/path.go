package platform

import (
	"strings"
)

// IsPath reports whether a path has a prefix that only the platform has.
func IsPath(path string) bool {
	lower := strings.ToLower(path)
	at := strings.Index(lower, "/erp/")
	return at >= 0 && HasVersion(lower[at+4:]) || strings.Contains(lower, "/eazybusiness/")
}

// HasVersion reports whether a path begins with a version.
func HasVersion(path string) bool {
	return len(path) > 3 && (path[1] == 'v' || path[1] == 'V') && path[2] >= '1' && path[2] <= '3' && (path[3] == '/' || path[3] == '.')
}

// IsOtherService reports whether a path of the platform's host is not one of the ERP API.
func IsOtherService(path string) bool {
	lower := strings.ToLower(path)
	return lower != "/erp" && !strings.HasPrefix(lower, "/erp/") && !HasVersion(lower) && !strings.HasPrefix(lower, "/{") && !strings.HasPrefix(lower, "/api/")
}

// IsBase reports whether a path is the one that those of all operations continue.
func IsBase(path string) bool {
	lower := strings.TrimRight(strings.ToLower(path), "/")
	return lower == "/erp" || strings.HasSuffix(lower, "/eazybusiness")
}
