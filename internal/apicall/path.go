package apicall

import (
	"fmt"
	"net/url"
	"strings"
	"unicode"
)

// Problem is why a path is not sent, to follow "the path … "; "" is none.
type Problem string

// What credentials must not travel with, however a server reads it.
const (
	HasFragment  Problem = "has a #, and what follows one is never sent"
	HasControl   Problem = "has a control character in it"
	HasBackslash Problem = "has a backslash in it, which some servers read as a slash"
	HasDots      Problem = "has a segment . or .. in it"
	HasUser      Problem = "has a user name or password in it"
	OtherHost    Problem = "begins with //, which names another host"
	Malformed    Problem = "is not one that can be called"
)

// ProblemOf looks at a path with its query, or at a full URL.
func ProblemOf(raw string) Problem {
	switch {
	case strings.Contains(raw, "#"):
		return HasFragment
	case strings.ContainsFunc(raw, unicode.IsControl):
		return HasControl
	case strings.Contains(raw, `\`):
		return HasBackslash
	case strings.HasPrefix(raw, "//"):
		return OtherHost
	}
	u, err := url.Parse(raw)
	switch {
	case err != nil:
		return Malformed
	case u.User != nil:
		return HasUser
	}
	return problemOfDecoded(u.Path)
}

// problemOfDecoded looks at a path whose encoding was removed once, for servers too
// that decode a path twice or drop what follows a semicolon.
func problemOfDecoded(path string) Problem {
	for {
		switch {
		case strings.ContainsFunc(path, unicode.IsControl):
			return HasControl
		case strings.Contains(path, `\`):
			return HasBackslash
		}
		for segment := range strings.SplitSeq(path, "/") {
			name, _, _ := strings.Cut(segment, ";")
			if name = strings.TrimSpace(name); name == "." || name == ".." {
				return HasDots
			}
		}
		decoded, err := url.PathUnescape(path)
		if err != nil || decoded == path {
			return ""
		}
		path = decoded
	}
}

// Query writes what may not be in a request line as % and two digits, and leaves
// the rest as it is: what the user encoded stays encoded.
func Query(raw string) string {
	var b strings.Builder
	for _, c := range []byte(raw) {
		if c <= ' ' || c >= 0x7F {
			fmt.Fprintf(&b, "%%%02X", c)
			continue
		}
		b.WriteByte(c)
	}
	return b.String()
}

// IsAbsolute reports whether a text begins as a whole address does.
func IsAbsolute(text string) bool {
	scheme, _, found := strings.Cut(text, "://")
	return found && !strings.ContainsAny(scheme, "/?")
}

// IsGraphQLPath reports whether a path is that of the GraphQL endpoint. It may be
// a full URL, and have a query.
func IsGraphQLPath(path string) bool {
	if u, err := url.Parse(path); err == nil {
		path = u.Path
	}
	path = strings.ToLower(strings.TrimRight(path, "/"))
	return path == "graphql" || strings.HasSuffix(path, "/graphql")
}
