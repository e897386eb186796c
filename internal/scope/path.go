package scope

import (
	"net/url"
	"strings"
)

// interpretation is one way to understand the path of a request: which parts at
// its beginning are prefixes and which are the path of an operation.
type interpretation struct {
	segments []segment
	version  string // the prefix v2, or ""
	// erp and api are true if that prefix was removed: /erp of the Cloud,
	// /api/NAME of an installation.
	erp, api bool
	// irregular is true if prefixes were doubled, incomplete or in the wrong
	// order.
	irregular bool
}

// maxSegments is how many parts a path may have to be looked at.
const maxSegments = 64

// interpretations returns every way to understand a path. It may be a full URL,
// and may have prefixes that no operation has.
func interpretations(path string) []interpretation {
	all := []interpretation{{segments: segmentsOf(path)}}
	if len(all[0].segments) > maxSegments {
		return nil
	}
	seen := map[int]bool{}
	for i := 0; i < len(all); i++ {
		for _, shorter := range all[i].withoutPrefix() {
			if rest := len(shorter.segments); !seen[rest] {
				seen[rest] = true
				all = append(all, shorter)
			}
		}
	}
	return all
}

// withoutPrefix removes one prefix, in every way that makes sense.
func (r interpretation) withoutPrefix() []interpretation {
	if len(r.segments) == 0 {
		return nil
	}
	first := strings.ToLower(r.segments[0].text)
	rest := r
	rest.segments = r.segments[1:]
	switch {
	case versionNumber(first) > 0:
		rest.irregular = r.irregular || r.version != ""
		rest.version = r.segments[0].text
	case first == "erp":
		rest.irregular = r.irregular || r.erp || r.version != ""
		rest.erp = true
	case first == "api":
		rest.irregular = r.irregular || r.api || r.version != ""
		rest.api = true
		nameless := rest
		nameless.irregular = true
		if len(rest.segments) == 0 || versionNumber(rest.segments[0].text) > 0 {
			return []interpretation{nameless}
		}
		rest.segments = rest.segments[1:]
		return []interpretation{rest, nameless}
	case isDrive(first):
		return rest.afterDrive()
	default:
		return nil
	}
	return []interpretation{rest}
}

// afterDrive is for what Git Bash makes of /v2/items: C:/Program Files/Git/v2/items.
func (r interpretation) afterDrive() []interpretation {
	var all []interpretation
	for i, s := range r.segments {
		suffix := interpretation{segments: r.segments[i:]}
		if versionNumber(s.text) > 0 || s.plain == "erp" || s.plain == "api" {
			return []interpretation{suffix}
		}
		all = append(all, suffix)
	}
	return all
}

func isDrive(text string) bool {
	return len(text) == 2 && text[1] == ':' && text[0] >= 'a' && text[0] <= 'z'
}

// segmentsOf splits the path of a URL; host, query and fragment are ignored.
func segmentsOf(path string) []segment {
	path = strings.TrimSpace(path)
	if end := strings.IndexAny(path, "?#"); end >= 0 {
		path = path[:end]
	}
	if _, after, ok := strings.Cut(path, "://"); ok {
		_, path, _ = strings.Cut(after, "/")
	} else if host, after, _ := strings.Cut(path, "/"); isHost(host) {
		path = after
	}
	var segments []segment
	for text := range strings.SplitSeq(strings.ReplaceAll(path, `\`, "/"), "/") {
		if decoded, err := url.PathUnescape(text); err == nil {
			text = decoded
		}
		if text != "" {
			segments = append(segments, segment{text: text, plain: plain(text), parameter: isPlaceholder(text)})
		}
	}
	return segments
}

func isHost(text string) bool {
	return !isDrive(strings.ToLower(text)) && strings.IndexAny(text, ".:") > 0 || strings.EqualFold(text, "localhost")
}

// isPlaceholder reports whether a segment is a placeholder for a value: {id},
// {{id}}, ${id}, :id, <id>, [id], *.
func isPlaceholder(text string) bool {
	return strings.ContainsAny(text, "{<[") || text[0] == ':' || text == "*"
}
