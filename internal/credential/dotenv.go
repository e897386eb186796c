package credential

import (
	"regexp"
	"strings"
	"sync"
	"unicode"
)

// dotEnvLine is the expression of dotenv 17 for Node
// (github.com/motdotla/dotenv, lib/main.js, read on 2026-11-26): a name, = or a
// colon, and a value that is quoted, over several lines too, or ends at a #.
// phpdotenv reads the same files alike, but for variables and escapes in double
// quotes, which are left as they are here: a secret may contain a dollar sign.
var dotEnvLine = sync.OnceValue(func() *regexp.Regexp {
	const line = `(?m)^\s*(?:export\s+)?([\w.-]+)(?:\s*=\s*?|:\s+?)(\s*'(?:\\'|[^'])*'|\s*"(?:\\"|[^"])*"|` + "\\s*`(?:\\\\`|[^`])*`" + `|[^#\r\n]+)?\s*(?:#.*)?$`
	return regexp.MustCompile(strings.ReplaceAll(line, `\s`, `[\s\v\p{Z}\x{FEFF}]`))
})

// isJavaScriptSpace reports whether JavaScript takes a character for white space
// (ECMA-262, 12.2 and 12.3): a no-break space, as texts that were copied have it, is.
func isJavaScriptSpace(r rune) bool {
	return r != '\u0085' && (unicode.IsSpace(r) || r == '\uFEFF')
}

// parseDotEnv reads the variables of a .env file. Of a name with two values the
// last counts, as in Node; the second result has such names, because phpdotenv
// reads the first. The third has the names whose value ends right before a #,
// which begins a comment there: it may have been meant as a part of the value.
func parseDotEnv(text string) (values map[string]string, twice, cut map[string]bool) {
	values, twice, cut = map[string]string{}, map[string]bool{}, map[string]bool{}
	text = strings.NewReplacer("\r\n", "\n", "\r", "\n").Replace(text)
	for _, match := range dotEnvLine().FindAllStringSubmatchIndex(text, -1) {
		name, value, end := text[match[2]:match[3]], "", match[5]
		if end >= 0 {
			value = text[match[4]:end]
		}
		plain := dotEnvValue(value)
		if before, found := values[name]; found && before != plain {
			twice[name] = true
		}
		values[name] = plain
		cut[name] = value != "" && strings.HasSuffix(value, plain) && strings.HasPrefix(text[end:], "#")
	}
	return values, twice, cut
}

// dotEnvValue takes off quotes; in double ones \n and \r are line ends.
func dotEnvValue(value string) string {
	value = strings.TrimFunc(value, isJavaScriptSpace)
	const quotes = "\"'`"
	if len(value) < 2 || !strings.ContainsRune(quotes, rune(value[0])) || value[len(value)-1] != value[0] {
		return value
	}
	inner := value[1 : len(value)-1]
	if value[0] == '"' {
		inner = strings.NewReplacer(`\n`, "\n", `\r`, "\r").Replace(inner)
	}
	return inner
}
