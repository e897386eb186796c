package scope

import (
	"path"
	"slices"
	"strings"
)

// pastedCommand reads a command of curl, wget or httpie, as people copy one from a
// terminal or a browser; ok is false if a text is none. address is "" if it names none.
func pastedCommand(text string) (method, address string, ok bool) {
	words := shellWords(strings.TrimPrefix(strings.TrimSpace(text), "$ "))
	if len(words) == 0 {
		return "", "", false
	}
	options, known := pastedOptions()[strings.TrimSuffix(path.Base(strings.ReplaceAll(words[0], `\`, "/")), ".exe")]
	if !known {
		return "", "", false
	}
	implied := "GET"
	for i := 1; i < len(words); i++ {
		word := words[i]
		name, value, attached := strings.Cut(word, "=")
		if len(word) > 2 && word[0] == '-' && word[1] != '-' { // -XPOST, -sSX POST
			name, value, attached = splitShort(word, options)
		}
		takes := slices.Contains(options.values, name) || slices.Contains(options.bodies, name) || name == options.method || name == "--url" || name == "--request"
		if takes && !attached {
			if i++; i < len(words) {
				value = words[i]
			}
		}
		switch {
		case options.method != "" && (name == options.method || name == "--request"):
			method = value
		case name == "--url":
			address = value
		case slices.Contains(options.bodies, name) && implied == "GET":
			implied = options.send
		case name == "-I" || name == "--head":
			implied = "HEAD"
		case name == "-G" || name == "--get":
			options.send, implied = "GET", "GET"
		case name == "-T" || name == "--upload-file":
			implied = "PUT"
		case strings.HasPrefix(word, "-"):
		case options.method == "" && method == "" && address == "" && isMethod(word):
			method = word
		case address == "":
			address = word
		case options.method == "" && strings.Contains(word, "=") && !strings.Contains(word, "=="):
			implied = "POST"
		}
	}
	if method == "" {
		method = implied
	}
	return strings.ToUpper(method), address, true
}

// commandOptions are options of a program that sends requests. Those of values have a
// value, those of bodies too, and send it with the method send.
type commandOptions struct {
	method, send   string
	values, bodies []string
}

// pastedOptions are those of curl 8.15, wget 1.25 and httpie 3.2, as far as they occur
// in what people paste (their manuals, 2026-11-26).
func pastedOptions() map[string]commandOptions {
	httpie := commandOptions{send: "POST", values: strings.Fields("-a --auth -A --auth-type --verify --timeout -o --output --session -p --print -s --style"), bodies: []string{"--raw"}}
	return map[string]commandOptions{
		"curl": {
			method: "-X", send: "POST",
			values: strings.Fields("-A -b -c -e -E -H -K -m -o -u -w -x -y -Y -C -r -z -T -D --user-agent --cookie --cookie-jar --referer --cert --header --config --max-time --output --user --write-out --proxy " +
				"--connect-timeout --cacert --key --retry --retry-delay --resolve --oauth2-bearer --url-query --limit-rate --upload-file --dump-header"),
			bodies: strings.Fields("-d -F --data --data-raw --data-binary --data-urlencode --data-ascii --json --form --form-string"),
		},
		"wget": {
			method: "--method", send: "POST",
			values: strings.Fields("-O -o -U -t -T --header --user --password --output-document --timeout --tries --body-data --body-file"),
			bodies: strings.Fields("--post-data --post-file"),
		},
		"http": httpie, "https": httpie, "xh": httpie, "xhs": httpie,
	}
}

// splitShort splits short options that are written together: the first that has a value
// gets the rest of the word, if there is one.
func splitShort(word string, o commandOptions) (name, value string, attached bool) {
	for at := 1; at < len(word); at++ {
		name = "-" + word[at:at+1]
		if name == o.method || slices.Contains(o.values, name) || slices.Contains(o.bodies, name) {
			return name, strings.TrimPrefix(word[at+1:], "="), at+1 < len(word)
		}
	}
	return name, "", true
}

// shellWords splits a command into words, as sh, PowerShell and cmd.exe do with what is
// usually pasted: quotes, and line ends after a backslash, backtick or caret.
func shellWords(text string) []string {
	text = strings.NewReplacer("\\\r\n", " ", "\\\n", " ", "`\r\n", " ", "`\n", " ", "^\r\n", " ", "^\n", " ").Replace(text)
	var words []string
	var word strings.Builder
	quote, begun := rune(0), false
	for _, r := range text {
		switch {
		case quote != 0 && r == quote:
			quote = 0
		case quote != 0:
			word.WriteRune(r)
		case r == '\'' || r == '"':
			quote, begun = r, true
		case strings.ContainsRune(" \t\r\n", r):
			if begun {
				words = append(words, word.String())
				word.Reset()
				begun = false
			}
		default:
			word.WriteRune(r)
			begun = true
		}
	}
	if begun {
		words = append(words, word.String())
	}
	return words
}
