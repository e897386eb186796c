package graphql

import "strings"

// blockQuotes begin and end a description of several lines.
const blockQuotes = `"""`

// IsSchema reports whether a text is meant to be a schema: definitions of types,
// or a Markdown page with a code fence of them.
func IsSchema(text string) bool {
	if _, ok := definitions(text); ok {
		return true
	}
	return defines(text)
}

// definitions returns the code fences of a Markdown page that define types. All
// other lines of it are empty, so that positions stay as they are in the page.
func definitions(text string) (sdl string, ok bool) {
	if isBare(text) {
		return "", false
	}
	var all, block strings.Builder
	fence, lines := "", 0 // the marks that began the fence
	described := false    // in a description of several lines
	flush := func() {
		if defines(block.String()) {
			all.WriteString(block.String())
			ok = true
		} else {
			all.WriteString(strings.Repeat("\n", lines))
		}
		block.Reset()
		lines, described = 0, false
	}
	for line := range strings.Lines(text) {
		marks, rest := fenceOf(line)
		switch {
		case fence == "" && marks != "" && !strings.Contains(rest, "`"):
			fence = marks
			all.WriteByte('\n')
		case fence == "":
			all.WriteByte('\n')
		case strings.HasPrefix(marks, fence) && rest == "" && !described:
			// In a description a fence ends only that of an example there.
			flush()
			fence = ""
			all.WriteByte('\n')
		default:
			block.WriteString(strings.TrimRight(line, "\r\n") + "\n")
			lines++
			described = described != (strings.Count(line, blockQuotes)%2 == 1)
		}
	}
	flush()
	return all.String(), ok
}

// isBare reports whether a text begins as a schema does, not as a page. Code
// fences then are examples in its descriptions.
func isBare(text string) bool {
	for line := range strings.Lines(strings.TrimPrefix(text, "\uFEFF")) {
		line = strings.TrimSpace(line)
		if strings.HasPrefix(line, blockQuotes) {
			return true
		}
		line = strings.TrimSpace(afterString(line))
		if line != "" && line[0] != '#' { // a comment, or a heading
			return defines(line)
		}
	}
	return false
}

// afterString returns what follows the string that a line begins with.
func afterString(line string) string {
	if line == "" || line[0] != '"' {
		return line
	}
	for i := 1; i < len(line); i++ {
		switch line[i] {
		case '\\':
			i++
		case '"':
			return line[i+1:]
		}
	}
	return line
}

// fenceOf returns the marks of a line that begins or ends a code fence, at most
// three spaces from its margin, and what follows them (CommonMark 0.31, 4.5).
func fenceOf(line string) (marks, rest string) {
	unindented := strings.TrimLeft(line, " ")
	if len(line)-len(unindented) > 3 {
		return "", ""
	}
	for _, mark := range []string{"`", "~"} {
		rest = strings.TrimLeft(unindented, mark)
		if length := len(unindented) - len(rest); length >= 3 {
			return unindented[:length], strings.TrimSpace(rest)
		}
	}
	return "", ""
}

// defines reports whether a line of a text begins a definition of a schema.
func defines(text string) bool {
	inString := false
	for line := range strings.Lines(text) {
		if strings.Count(line, blockQuotes)%2 == 1 {
			inString = !inString
			continue
		}
		if inString {
			continue
		}
		words := strings.Fields(line)
		if len(words) > 0 && words[0] == "extend" {
			words = words[1:]
		}
		if len(words) == 0 {
			continue
		}
		switch keyword, _, braced := strings.Cut(words[0], "{"); keyword {
		case "schema":
			if braced || len(words) == 1 || words[1][0] == '{' || words[1][0] == '@' {
				return true
			}
		case "type", "interface", "union", "enum", "input", "scalar":
			if len(words) > 1 && isName(strings.TrimRight(words[1], "{")) && (len(words) == 2 || continuesDefinition(words[2])) {
				return true
			}
		case "directive":
			if len(words) > 1 && words[1][0] == '@' {
				return true
			}
		}
	}
	return false
}

// continuesDefinition reports whether a word may follow the name of a type, unlike
// one of a sentence.
func continuesDefinition(word string) bool {
	return word == "implements" || strings.IndexByte("{@=#", word[0]) >= 0
}

func isName(word string) bool {
	const letters = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ_"
	return word != "" && strings.IndexByte(letters, word[0]) >= 0 && strings.Trim(word, letters+"0123456789") == ""
}
