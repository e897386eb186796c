package source

import (
	"slices"
	"strings"
)

// Options of curl 8.15 (its manual, 2026-11-26) that have a value, as far as they occur
// in scripts; those in the second list make it send a body.
var (
	curlValues = set("-A -b -c -e -E -H -K -m -o -u -w -x -y -Y -C -r -z -Q -U --user-agent --cookie --cookie-jar --referer --cert --header --config --max-time --output --user --write-out --proxy --connect-timeout " +
		"--cacert --key --retry --retry-delay --retry-max-time --resolve --oauth2-bearer --url-query --limit-rate --interface --output-dir -T --upload-file --dump-header -D --stderr --trace --ciphers --aws-sigv4 --max-redirs --unix-socket --etag-save --etag-compare --variable --expand-url")
	curlBodies = set("-d --data --data-raw --data-binary --data-urlencode --data-ascii --json -F --form --form-string")
)

// curl reads a call of curl.
func (a *analysis) curl(u *unit, words []word) {
	verb, body, get, headers := "", "", false, false
	var urls []word
	for i := 1; i < len(words); i++ {
		text := words[i].value.String()
		name, _, attached := strings.Cut(text, "=")
		next := func() (w word) {
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
			verb = words[i].value.after(len("--request=")).String()
		case text == "--url":
			if w := next(); len(w.value) > 0 {
				urls = append(urls, w)
			}
		case curlBodies.has(text):
			next()
			body = "POST"
		case text == "-I" || text == "--head":
			verb = "HEAD"
		case text == "-G" || text == "--get":
			get = true
		case text == "-H" || text == "--header":
			headers = headers || isPlatformHeader(next().value.String())
		case text == "-T" || text == "--upload-file":
			next()
			body = "PUT"
		case curlValues.has(text):
			next()
		case strings.HasPrefix(text, "-"):
			if !strings.HasPrefix(text, "--") && len(text) > 2 { // -sSX POST
				switch last := text[len(text)-1]; {
				case last == 'X':
					verb = next().value.String()
				case last == 'H':
					headers = headers || isPlatformHeader(next().value.String())
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
	options := slices.ContainsFunc(urls, func(w word) bool { return w.value.onlyUnknown() })
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
		a.found(u, words[0].at, verb, w.value, headers)
	}
}

func isPlatformHeader(text string) bool {
	lower := strings.ToLower(text)
	return strings.HasPrefix(lower, "x-tenant-id") || strings.HasPrefix(lower, "x-appid") || strings.Contains(lower, "authorization: wawi ")
}

// wget reads a call of wget.
func (a *analysis) wget(u *unit, words []word) {
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
			headers = headers || isPlatformHeader(value)
		}
	}
	for _, w := range words[1:] {
		if text, first := render(w.value); strings.Contains(text, "://") || first != "" && strings.HasPrefix(text, "/") {
			a.found(u, words[0].at, verb, w.value, headers)
		}
	}
}

// httpie reads a call of httpie: http POST URL name=value.
func (a *analysis) httpie(u *unit, words []word) {
	verb, headers := "", false
	var url value
	items := false
	for _, w := range words[1:] {
		text := w.value.String()
		switch {
		case url == nil && verbs[strings.ToLower(text)] == strings.ToUpper(text):
			verb = strings.ToUpper(text)
		case strings.HasPrefix(text, "-"):
		case url == nil:
			url = w.value
		default:
			headers = headers || isPlatformHeader(text)
			items = items || strings.Contains(text, "=") && !strings.Contains(text, "==")
		}
	}
	if verb == "" {
		if verb = "GET"; items {
			verb = "POST"
		}
	}
	if url != nil {
		a.found(u, words[0].at, verb, url, headers)
	}
}
