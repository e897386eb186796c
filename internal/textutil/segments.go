package textutil

import "path"

// MatchSegments reports whether the segments of a path fit a pattern, of which ** is
// any number of segments, and every other what path.Match takes. The last ** that
// matched is tried with one segment more each time the rest does not fit, so that the
// work is bounded by the product of both lengths.
func MatchSegments(pattern, segments []string) bool {
	at, star, resume := 0, -1, 0
	for i := 0; i < len(segments); {
		switch {
		case at < len(pattern) && pattern[at] == "**":
			star, resume = at, i
			at++
		case at < len(pattern) && matchesSegment(pattern[at], segments[i]):
			at++
			i++
		case star >= 0:
			resume++
			at, i = star+1, resume
		default:
			return false
		}
	}
	for at < len(pattern) && pattern[at] == "**" {
		at++
	}
	return at == len(pattern)
}

func matchesSegment(pattern, segment string) bool {
	ok, err := path.Match(pattern, segment)
	return ok && err == nil
}
