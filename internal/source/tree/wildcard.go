package tree

import "strings"

// matches compares a name with a pattern as git does (wildmatch of git 2.49): * and ?
// are within a folder, ** between slashes is any number of folders, and a class may
// name kinds of characters. More than maxSteps steps match nothing.
func matches(pattern, name string, steps *int) bool {
	for at := 0; at < len(pattern); {
		if *steps++; *steps > maxSteps {
			return false
		}
		switch c := pattern[at]; {
		case c == '*':
			return matchesStars(pattern, at, name, steps)
		case name == "":
			return false
		case c == '?':
			if name[0] == '/' {
				return false
			}
			at++
		case c == '[':
			end, in := inClass(pattern[at+1:], name[0])
			if end < 0 || !in || name[0] == '/' {
				return false
			}
			at += 1 + end
		default:
			if c == '\\' {
				at++
			}
			if at == len(pattern) || pattern[at] != name[0] {
				return false
			}
			at++
		}
		name = name[1:]
	}
	return name == ""
}

// matchesStars compares a name with the part of a pattern that begins with stars.
func matchesStars(pattern string, at int, name string, steps *int) bool {
	rest := strings.TrimLeft(pattern[at:], "*")
	slashes := len(pattern)-at-len(rest) > 1 && (at == 0 || pattern[at-1] == '/') && (rest == "" || rest[0] == '/')
	if slashes && rest != "" && matches(rest[1:], name, steps) {
		return true
	}
	for i := 0; ; i++ {
		if rest == "" && slashes || matches(rest, name[i:], steps) {
			return true
		}
		if i == len(name) || name[i] == '/' && !slashes || *steps > maxSteps {
			return false
		}
	}
}

// inClass compares a character with a class, such as a-z] or !0-9], and returns where
// the class ends, below 0 if it does not.
func inClass(class string, c byte) (end int, in bool) {
	i := 0
	not := class != "" && (class[0] == '!' || class[0] == '^')
	if not {
		i++
	}
	for first := true; i < len(class); first = false {
		if class[i] == ']' && !first {
			return i + 1, in != not
		}
		if strings.HasPrefix(class[i:], "[:") {
			if kind, _, ok := strings.Cut(class[i+2:], ":]"); ok && !strings.Contains(kind, "]") {
				in = in || inKind(kind, c)
				i += len(kind) + 4
				continue
			}
		}
		low, next := classMember(class, i)
		high := low
		if next+1 < len(class) && class[next] == '-' && class[next+1] != ']' {
			high, next = classMember(class, next+1)
		}
		in = in || low <= c && c <= high
		i = next
	}
	return -1, false
}

// classMember returns the character at a place of a class, and the place after it.
func classMember(class string, i int) (c byte, next int) {
	if class[i] == '\\' && i+1 < len(class) {
		i++
	}
	return class[i], i + 1
}

// inKind reports whether a character is of a kind, as C's isalpha and its like say.
func inKind(kind string, c byte) bool {
	lower, upper, digit := 'a' <= c && c <= 'z', 'A' <= c && c <= 'Z', '0' <= c && c <= '9'
	switch kind {
	case "alpha":
		return lower || upper
	case "alnum":
		return lower || upper || digit
	case "lower":
		return lower
	case "upper":
		return upper
	case "digit":
		return digit
	case "xdigit":
		return digit || 'a' <= c && c <= 'f' || 'A' <= c && c <= 'F'
	case "blank":
		return c == ' ' || c == '\t'
	case "space":
		return c == ' ' || '\t' <= c && c <= '\r'
	case "punct":
		return '!' <= c && c <= '~' && !lower && !upper && !digit
	case "graph":
		return '!' <= c && c <= '~'
	case "print":
		return ' ' <= c && c <= '~'
	case "cntrl":
		return c < ' ' || c == 127
	}
	return false
}
