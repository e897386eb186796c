package shell

import (
	"slices"
	"strings"

	"github.com/jtlctl/jtlctl/internal/source/platform"
	"github.com/jtlctl/jtlctl/internal/source/value"
	"github.com/jtlctl/jtlctl/internal/source/word"
)

// Options of curl 8.15 (its manual, 2026-11-26) that have a value, as far as they occur
// in scripts; those in the second list make it send a body.
var (
	curlValues = word.NewSet("-A -b -c -e -E -H -K -m -o -u -w -x -y -Y -C -r -z -Q -U --user-agent --cookie --cookie-jar --referer --cert --header --config --max-time --output --user --write-out --proxy --connect-timeout " +
		"--cacert --key --retry --retry-delay --retry-max-time --resolve --oauth2-bearer --url-query --limit-rate --interface --output-dir -T --upload-file --dump-header -D --stderr --trace --ciphers --aws-sigv4 --max-redirs --unix-socket --etag-save --etag-compare --variable --expand-url")
	curlBodies = word.NewSet("-d --data --data-raw --data-binary --data-urlencode --data-ascii --json -F --form --form-string")
)

// Curl reads a call of curl at an offset, of which the words are known.
func (x *Reader) Curl(at int, words []value.Value) {
	fields := make([]field, len(words))
	for i, w := range words {
		fields[i] = field{value: w, at: at}
	}
	x.curl(fields)
}

// curl reads a call of curl.
func (x *Reader) curl(words []field) {
	verb, body, get, headers := "", "", false, false
	var urls []field
	for i := 1; i < len(words); i++ {
		text := words[i].value.String()
		name, _, attached := strings.Cut(text, "=")
		next := func() (w field) {
			if i++; i < len(words) {
				w = words[i]
			}
			return w
		}
		switch {
		case text == "-X" || text == "--request":
			verb = next().value.String()
		case strings.HasPrefix(text, "-X") && len(text) > 2:
			verb = text[2:]
		case name == "--request" && attached:
			verb = words[i].value.After(len("--request=")).String()
		case text == "--url":
			if w := next(); len(w.value) > 0 {
				urls = append(urls, w)
			}
		case curlBodies.Has(text):
			next()
			body = "POST"
		case text == "-I" || text == "--head":
			verb = "HEAD"
		case text == "-G" || text == "--get":
			get = true
		case text == "-H" || text == "--header":
			headers = headers || platform.IsHeader(next().value.String())
		case text == "-T" || text == "--upload-file":
			next()
			body = "PUT"
		case curlValues.Has(text):
			next()
		case strings.HasPrefix(text, "-"):
			if !strings.HasPrefix(text, "--") && len(text) > 2 { // -sSX POST
				switch last := text[len(text)-1]; {
				case last == 'X':
					verb = next().value.String()
				case last == 'H':
					headers = headers || platform.IsHeader(next().value.String())
				case last == 'd' || last == 'F':
					next()
					body = "POST"
				case strings.IndexByte("ouwmAbceK", last) >= 0:
					next()
				case last == 'I':
					verb = "HEAD"
				}
			}
		default:
			urls = append(urls, words[i])
		}
	}
	options := slices.ContainsFunc(urls, func(w field) bool { return w.value.OnlyUnknown() })
	switch {
	case verb != "":
	case options && len(urls) > 1: // $OPTIONS may name a method
		verb = "?"
	case get:
		verb = "GET"
	case body != "":
		verb = body
	default:
		verb = "GET"
	}
	for _, w := range urls {
		x.Found(words[0].at, verb, w.value, headers)
	}
}

// wget reads a call of wget.
func (x *Reader) wget(words []field) {
	verb, headers := "GET", false
	for _, w := range words[1:] {
		text := w.value.String()
		name, value, _ := strings.Cut(text, "=")
		switch name {
		case "--method":
			verb = value
		case "--post-data", "--post-file":
			verb = "POST"
		case "--header":
			headers = headers || platform.IsHeader(value)
		}
	}
	for _, w := range words[1:] {
		if text, first := value.Render(w.value); strings.Contains(text, "://") || first != "" && strings.HasPrefix(text, "/") {
			x.Found(words[0].at, verb, w.value, headers)
		}
	}
}

// httpie reads a call of httpie: http POST URL name=value.
func (x *Reader) httpie(words []field) {
	verb, headers := "", false
	var url value.Value
	items := false
	for _, w := range words[1:] {
		text := w.value.String()
		switch {
		case url == nil && word.Verbs[strings.ToLower(text)] == strings.ToUpper(text):
			verb = strings.ToUpper(text)
		case strings.HasPrefix(text, "-"):
		case url == nil:
			url = w.value
		default:
			headers = headers || platform.IsHeader(text)
			items = items || strings.Contains(text, "=") && !strings.Contains(text, "==")
		}
	}
	if verb == "" {
		if verb = "GET"; items {
			verb = "POST"
		}
	}
	if url != nil {
		x.Found(words[0].at, verb, url, headers)
	}
}
