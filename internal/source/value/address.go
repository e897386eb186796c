package value

import (
	"strings"
)

// inSegment removes what would end a part of a path.
var inSegment = strings.NewReplacer("/", " ", "?", " ", "#", " ", "{", "", "}", "")

// Render writes an address with {name} for what is not known, and returns what the
// code calls its beginning if that is not known.
func Render(v Value) (text, first string) {
	var b strings.Builder
	for _, p := range v {
		if p.Kind == Literal {
			b.WriteString(p.Text)
			continue
		}
		if strings.Trim(b.String(), " ") == "" {
			first = strings.TrimSpace(first + " " + p.Text)
			continue
		}
		b.WriteString("{" + inSegment.Replace(p.Text) + "}")
	}
	text = strings.TrimSpace(b.String())
	if host, rest, ok := cutTemplate(text); ok { // {{host}}/v2/items
		return rest, host
	}
	return text, first
}

// cutTemplate splits what a template language puts at the beginning of an address.
func cutTemplate(text string) (name, rest string, ok bool) {
	trimmed := strings.TrimPrefix(text, "=")
	for _, marks := range [][2]string{{"{{", "}}"}, {"${", "}"}, {"{", "}"}, {"<", ">"}} {
		if after, found := strings.CutPrefix(trimmed, marks[0]); found {
			if name, rest, ok = strings.Cut(after, marks[1]); ok {
				return strings.TrimSpace(strings.TrimLeft(name, "$ ")), rest, true
			}
		}
	}
	return "", "", false
}

// SplitAddress splits an address into host and path.
func SplitAddress(text string) (host, path string, hasHost bool) {
	if _, rest, ok := strings.Cut(text, "://"); ok {
		host, path, _ = strings.Cut(rest, "/")
		if at := strings.IndexByte(host, '{'); at > 0 && strings.IndexByte(".:-@", host[at-1]) < 0 && strings.HasSuffix(host, "}") && strings.Count(host, "{") == 1 {
			host, path = host[:at], host[at:]+"/"+path // https://host${path}
		}
		return strings.ToLower(host[strings.LastIndexByte(host, '@')+1:]), "/" + path, true
	}
	return "", text, false
}

// CleanPath removes the query, and what may be one, and empty parts.
func CleanPath(path string) string {
	depth := 0
	for i, c := range path {
		switch {
		case c == '{':
			depth++
		case c == '}':
			depth--
		case (c == '?' || c == '#') && depth == 0:
			path = path[:i]
		default:
			continue
		}
		if c == '?' || c == '#' {
			break
		}
	}
	var parts []string
	for part := range strings.SplitSeq(path, "/") {
		if part != "" && part != "." {
			parts = append(parts, part)
		}
	}
	if n := len(parts); n > 0 { // items{query} is items with a query
		if at := strings.IndexByte(parts[n-1], '{'); at > 0 && strings.HasSuffix(parts[n-1], "}") {
			parts[n-1] = parts[n-1][:at]
		}
	}
	return "/" + strings.Join(parts, "/")
}
