package source

import (
	"slices"
	"strings"

	"github.com/jtlctl/jtlctl/internal/erp"
	"github.com/jtlctl/jtlctl/internal/source/lex"
	"github.com/jtlctl/jtlctl/internal/source/platform"
	"github.com/jtlctl/jtlctl/internal/source/syntax"
	"github.com/jtlctl/jtlctl/internal/source/value"
	"github.com/jtlctl/jtlctl/internal/source/word"
)

// judge decides whether addresses are those of the platform.
type judge struct {
	signals map[*syntax.File]signals
	all     signals               // of all files that are no tests
	foreign map[*syntax.File]bool // whether a file names the address of another API
	routes  map[string]bool       // of the app's own servers
}

func newJudge(units []*syntax.File, found []signals) *judge {
	j := &judge{signals: map[*syntax.File]signals{}, foreign: map[*syntax.File]bool{}, routes: map[string]bool{}}
	for i, u := range units {
		j.signals[u] = found[i]
		if !u.Test {
			j.all |= found[i]
		}
		if route := routeOfFile(u.Name); route != "" {
			j.routes[routeKey(route)] = true
		}
	}
	return j
}

// judge finds out whether an address is one of the platform, and with what path.
func (j *judge) judge(t *attempt) (path string, v platform.Verdict) {
	text, first := value.Render(t.url)
	names := append(slices.Clone(t.names), first)
	host, path, hasHost := value.SplitAddress(text)
	path = value.CleanPath(path)
	u := t.at.File
	strong := platform.IsPath(path)
	context := word.OfAll(names)
	switch {
	case hasHost:
		switch platform.OfHost(host) {
		case platform.Certain:
			if platform.IsOtherService(path) || platform.IsBase(path) && t.url[len(t.url)-1].Kind == value.Literal {
				return path, platform.Foreign
			}
			return path, platform.Certain
		case platform.Foreign:
			if strings.Contains(strings.ToLower(path), "/eazybusiness") && !word.HasVendor(append(word.Of(host), context...)) {
				return path, platform.Certain
			}
			return path, platform.Foreign
		case platform.Possible:
		}
		// a host of the merchant, or one that is not known
		switch {
		case word.Any(context, word.PlatformWords), headersSay(t):
			return path, platform.Certain
		case strong && (!platform.IsLoopback(host) || strings.Contains(strings.ToLower(path), "/eazybusiness/")):
			return path, platform.Certain
		}
		return path, platform.Foreign
	case strings.Contains(strings.ToLower(path), "/eazybusiness/") && !word.HasVendor(context):
		return path, platform.Certain
	case first == "" && word.Any(context, word.ServerWords) && !word.Any(context, word.PlatformWords):
		return path, platform.Foreign
	}
	if first != "" || !t.own {
		about := word.Of(first)
		switch {
		case word.HasVendor(context):
			return path, platform.Foreign
		case t.stranger && first == "" && !word.Any(context, word.PlatformWords) && !headersSay(t):
			if strong {
				return path, platform.Possible
			}
			return path, platform.Foreign
		case word.Any(about, word.OwnWords) && !word.Any(about, word.PlatformWords):
			return path, platform.Foreign
		case strong && first == "" && j.routes[routeKey(path)]:
			return path, platform.Possible // the app serves it itself
		case strong:
			return path, platform.Certain
		case first != "" && !word.IsNeutral(about) && !word.Any(about, word.PlatformWords):
			if platform.HasVersion(path) && (t.headers || namesHeaders(t.sends.File, t.sends.Start, t.sends.Closing())) {
				return path, platform.Possible
			}
			return path, platform.Foreign
		case word.Any(context, word.PlatformWords), headersSay(t):
			return path, platform.Certain
		case platform.HasVersion(path) && (j.signals[u]&(cloudSignal|wawiSignal) != 0 || word.Any(word.Of(u.Name), word.PlatformWords)):
			if !word.IsNeutral(slices.DeleteFunc(word.OfAll(t.names), func(w string) bool {
				return word.ClientWords.Has(w) || word.RequestWords.Has(w) || word.SenderWords.Has(w)
			})) {
				return path, platform.Possible // the class or the client has a name of its own
			}
			if j.hasForeignHost(u) {
				return path, platform.Possible // the file calls others too
			}
			return path, platform.Certain
		case platform.HasVersion(path) && j.all&(cloudSignal|wawiSignal) != 0:
			return path, platform.Possible
		}
		return path, platform.Foreign
	}
	if strong && !word.HasVendor(context) && !j.routes[routeKey(path)] {
		headers := t.document || t.headers || namesHeaders(t.sends.File, t.sends.Start, t.sends.Closing())
		if !strings.HasPrefix(strings.ToLower(path), "/erp/") || !headers {
			return path, platform.Possible // the app's own server may pass it on
		}
		return path, platform.Certain
	}
	return path, platform.Foreign
}

// hasForeignHost reports whether a file names the address of another API.
func (j *judge) hasForeignHost(u *syntax.File) bool {
	if _, ok := j.foreign[u]; !ok {
		j.foreign[u] = false
		for i, t := range u.Tokens {
			if t.Kind != lex.String && t.Kind != lex.Text {
				continue
			}
			text := u.Decode(i)
			if host, _, ok := value.SplitAddress(text); ok && strings.HasPrefix(text, "http") && platform.OfHost(host) == platform.Foreign && !strings.Contains(host, "jtl-") {
				j.foreign[u] = true
				break
			}
		}
	}
	return j.foreign[u]
}

// headersSay reports whether the function around a call names headers that only the
// platform has.
func headersSay(t *attempt) bool {
	if t.headers {
		return true
	}
	for _, s := range []*syntax.Call{t.sends, t.at} {
		u := s.File
		from, to := max(s.Start-150, 0), min(s.Closing()+150, len(u.Tokens))
		if f := u.Inside(s.Start); f != nil {
			from, to = max(f.From, s.Start-600), min(f.To, s.Start+600)
		}
		if namesHeaders(u, from, to) {
			return true
		}
	}
	return false
}

// namesHeaders reports whether code names headers that only the platform has.
func namesHeaders(u *syntax.File, from, to int) bool {
	for i := from; i < min(to, len(u.Tokens)); i++ {
		t := u.Tokens[i]
		if t.Kind != lex.Name && t.Kind != lex.String && t.Kind != lex.Text || t.End-t.Start < 5 {
			continue
		}
		text := strings.ToLower(u.Text(i))
		if text == "x-tenant-id" || text == "x-appid" || strings.HasPrefix(text, "wawi ") && t.Kind != lex.Name {
			return true
		}
	}
	return false
}

// generation returns that of a path, or that of the code around if the path has none.
func (j *judge) generation(u *syntax.File, path string) erp.Generation {
	for part := range strings.SplitSeq(strings.ToLower(path), "/") {
		switch {
		case part == "v1", strings.HasPrefix(part, "v1."):
			return erp.V1
		case part == "v2", strings.HasPrefix(part, "v2."):
			return erp.V2
		}
	}
	lower := strings.ToLower(path)
	found := j.signals[u]
	if found == 0 {
		found = j.all
	}
	switch {
	case strings.Contains(lower, "/eazybusiness"), found&wawiSignal != 0 && found&(cloudSignal|secondSignal) == 0:
		return erp.V1
	case found&cloudSignal != 0 && found&wawiSignal == 0:
		return erp.V2
	}
	return erp.Auto
}
