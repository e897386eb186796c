package traffic

import (
	"encoding/json"
	"maps"
	"slices"
	"strconv"
	"strings"
)

// parseLine reads a line of an access log or of a list.
func parseLine(text []byte) (Request, bool) {
	if len(text) > 0 && text[0] == '{' {
		return parseJSON(text)
	}
	line := string(text)
	if r, ok := parseCombined(line); ok {
		return r, true
	}
	words := strings.Fields(line)
	for i := 0; i+1 < len(words) && i < 8; i++ { // a time may come first
		if r, ok := newRequest(words[i], strings.Trim(words[i+1], `"'`)); ok && isMethod(words[i]) {
			return r, true
		}
	}
	return Request{}, false
}

// parseCombined reads a line of the common or combined format (Apache 2.4, nginx 1.28):
// the request is in quotes, the status follows.
func parseCombined(line string) (Request, bool) {
	for rest := line; ; {
		_, after, ok := strings.Cut(rest, `"`)
		quoted, following, closed := strings.Cut(after, `"`)
		if !ok || !closed {
			return Request{}, false
		}
		words := strings.Fields(quoted)
		if len(words) == 3 && strings.HasPrefix(words[2], "HTTP/") || len(words) == 2 && isMethod(words[0]) {
			if r, ok := newRequest(words[0], words[1]); ok {
				if status := strings.Fields(following); len(status) > 0 {
					r.Status = statusOf(status[0])
				}
				return r, true
			}
		}
		rest = following
	}
}

func statusOf(text string) int {
	if n, err := strconv.Atoi(text); err == nil && n >= 100 && n <= 599 {
		return n
	}
	return 0
}

// The names of members in JSON access logs (nginx, Caddy, Traefik, ASP.NET, pino,
// CloudWatch; their documentation, 2026-11-26).
var (
	methodNames = []string{"method", "request_method", "requestmethod", "http_method", "httpmethod", "verb", "csmethod", "http.method", "http.request.method"}
	urlNames    = []string{"url", "uri", "request_uri", "requesturi", "requesturl", "requestpath", "path", "request_path", "urlpath", "http.url", "http.target", "url.path", "url.original", "url.full", "cs-uri-stem"}
	lineNames   = []string{"request", "request_line", "requestline"}
	statusNames = []string{"status", "statuscode", "status_code", "downstreamstatus", "http.status_code", "http.response.status_code"}
)

// parseJSON reads a line that is an object. What it names may be in an object in it,
// such as request or httpRequest.
func parseJSON(text []byte) (Request, bool) {
	var object map[string]any
	if json.Unmarshal(text, &object) != nil {
		return Request{}, false
	}
	all := map[string]any{}
	flatten(all, "", object)
	for _, in := range []string{"", "request.", "req.", "httprequest.", "http."} {
		if r, ok := fromMembers(all, in); ok {
			return r, true
		}
	}
	return Request{}, false
}

// flatten adds the members of an object by their names in lower case, those of objects
// in it with the names of both, as Elastic's Common Schema writes them too.
func flatten(all map[string]any, in string, object map[string]any) {
	for _, name := range slices.Sorted(maps.Keys(object)) {
		value := object[name]
		name = in + strings.ToLower(name)
		if inner, ok := value.(map[string]any); ok && strings.Count(name, ".") < 3 {
			flatten(all, name+".", inner)
		} else {
			all[name] = value
		}
	}
}

// fromMembers reads a request from the members whose names begin with in, and from
// those of the whole line.
func fromMembers(all map[string]any, in string) (Request, bool) {
	text := func(names []string) string {
		for _, name := range names {
			if s, ok := all[in+name].(string); ok && s != "" {
				return s
			}
		}
		return ""
	}
	r, ok := newRequest(text(methodNames), text(urlNames))
	if words := strings.Fields(text(lineNames)); !ok && len(words) > 1 {
		r, ok = newRequest(words[0], words[1])
	}
	for _, name := range statusNames {
		for _, name := range []string{name, in + name} {
			switch v := all[name].(type) {
			case float64:
				r.Status = statusOf(strconv.Itoa(int(min(max(v, 0), 1000))))
			case string:
				r.Status = statusOf(v)
			}
		}
	}
	return r, ok
}
