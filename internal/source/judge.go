package source

import (
	"slices"
	"strings"

	"github.com/jtlctl/jtlctl/internal/erp"
	"github.com/jtlctl/jtlctl/internal/scope"
	"github.com/jtlctl/jtlctl/internal/source/lex"
)

// attempt is a call with what is known of its address and method.
type attempt struct {
	site  *site // where it is reported
	call  *site // the call that sends, of the wrapper
	url   value
	verb  method
	names []string // the receivers and functions that it passes through
	// headers is true if the call names headers that only the platform has.
	headers bool
	// stranger is true if the receiver has a name that no client has.
	stranger bool
	own      bool // an address without a host, that no client completes
	depth    int
	place    Place // if it is not that of the site
}

// verdict is how certain it is that an address is one of the platform.
type verdict uint8

const (
	foreign verdict = iota
	possible
	certain
)

var (
	platformWords = set("jtl wawi erp eazybusiness jtlcloud jtlerp jtlwawi jtlapi wawiapi erpapi jtlclient erpclient wawiclient")
	// neutralWords say nothing of whose address it is.
	neutralWords = set("base url uri api host root endpoint service services server client http https rest prefix path env process import meta vite next public nuxt react app config settings options this self my the " +
		"get address domain port scheme protocol full origin static const v1 v2 os environ getenv setting value val str string i o c s r u b p x resource href target address main default current cfg conf configuration props " +
		"opts request req res data input args arg ctx context instance axios ky fetch guzzle httpclient conn connection session gateway remote external cloud tenant version apiurl baseurl apibase apiroot " +
		"runtime provider use private public protected class object factory manager helper util utils lib core common shared sdk wrapper handler repository adapter proxy integration connector sync job worker task " +
		"order orders item items customer customers stock stocks invoice invoices product products sales delivery return returns warehouse warehouses category categories company companies supplier suppliers price prices " +
		"new create do send call execute load read list post put patch delete fetch ajax query async json as from with to by of and or not all one")
	// ownWords are words in the names of addresses of the app's own server.
	ownWords = set("backend bff own frontend self local location window shop web site webshop storefront portal admin")
)

// judge finds out whether an address is one of the platform, and with what path.
func (a *analysis) judge(t *attempt) (path string, v verdict) {
	text, first := render(t.url)
	names := append(slices.Clone(t.names), first)
	host, path, hasHost := splitAddress(text)
	path = cleanPath(path)
	u := t.site.unit
	strong := IsPlatformPath(path)
	context := wordsOf(names)
	switch {
	case hasHost:
		switch kindOfHost(host) {
		case certain:
			if isOtherService(path) || path == "/erp" && t.url[len(t.url)-1].kind == literal {
				return path, foreign
			}
			return path, certain
		case foreign:
			if strings.Contains(strings.ToLower(path), "/eazybusiness") {
				return path, certain
			}
			return path, foreign
		}
		// a host of the merchant, or one that is not known
		if strong || hasWord(context, platformWords) {
			return path, certain
		}
		if a.headersSay(t) {
			return path, certain
		}
		return path, foreign
	case strings.Contains(strings.ToLower(path), "/eazybusiness/"):
		return path, certain
	}
	if first != "" || !t.own {
		about := words(first)
		switch {
		case hasVendor(context):
			return path, foreign
		case t.stranger && first == "" && !hasWord(context, platformWords) && !a.headersSay(t):
			if strong {
				return path, possible
			}
			return path, foreign
		case hasWord(about, ownWords) && !hasWord(about, platformWords):
			return path, foreign
		case strong && first == "" && a.routes[routeKey(path)]:
			return path, possible // the app serves it itself
		case strong:
			return path, certain
		case first != "" && !isNeutral(about) && !hasWord(about, platformWords):
			if hasVersion(path) && (t.headers || t.call.unit.namesHeaders(t.call.start, t.call.closing())) {
				return path, possible
			}
			return path, foreign
		case hasWord(context, platformWords), a.headersSay(t):
			return path, certain
		case hasVersion(path) && (u.signals&(cloudSignal|wawiSignal) != 0 || hasWord(words(u.name), platformWords)):
			if !isNeutral(slices.DeleteFunc(wordsOf(t.names), func(w string) bool { return clientWords.has(w) || requestWords.has(w) || senderWords.has(w) })) {
				return path, possible // the class or the client has a name of its own
			}
			if u.hasForeignHost() {
				return path, possible // the file calls others too
			}
			return path, certain
		case hasVersion(path) && a.project.signals&(cloudSignal|wawiSignal) != 0:
			return path, possible
		}
		return path, foreign
	}
	if strong && !hasVendor(context) && !a.routes[routeKey(path)] {
		if !strings.HasPrefix(strings.ToLower(path), "/erp/") {
			return path, possible // /api/erp/v2/items: passed on by the app's own server
		}
		return path, certain
	}
	return path, foreign
}

// hasForeignHost reports whether a file names the address of another API.
func (u *unit) hasForeignHost() bool {
	if u.foreignHost == 0 {
		u.foreignHost = 1
		for i, t := range u.tokens {
			if t.Kind != lex.String && t.Kind != lex.Text {
				continue
			}
			text := u.decode(i)
			if host, _, ok := splitAddress(text); ok && strings.HasPrefix(text, "http") && kindOfHost(host) == foreign && !strings.Contains(host, "jtl-") {
				u.foreignHost = 2
				break
			}
		}
	}
	return u.foreignHost == 2
}

// routeKey returns a path as all ways of writing its parameters have in common.
func routeKey(path string) string {
	parts := strings.Split(strings.ToLower(path), "/")
	for i, part := range parts {
		if strings.ContainsAny(part, ":{<[*(") {
			parts[i] = "*"
		}
	}
	return strings.Join(parts, "/")
}

// IsPlatform reports whether an address is one of the ERP API by its host: that of the
// Cloud API in any environment, or one with a port of JTL-Wawi.
func IsPlatform(host, path string) bool {
	return kindOfHost(host) == certain && !isOtherService(path)
}

// MayBePlatform reports whether a host may be that of a JTL-Wawi, as it is in the
// network of a merchant.
func MayBePlatform(host string) bool { return kindOfHost(host) != foreign }

// IsPlatformPath reports whether a path has a prefix that only the platform has.
func IsPlatformPath(path string) bool {
	lower := strings.ToLower(path)
	at := strings.Index(lower, "/erp/")
	return at >= 0 && hasVersion(lower[at+4:]) || strings.Contains(lower, "/eazybusiness/")
}

// hasVersion reports whether a path begins with a version.
func hasVersion(path string) bool {
	return len(path) > 3 && (path[1] == 'v' || path[1] == 'V') && path[2] >= '1' && path[2] <= '3' && (path[3] == '/' || path[3] == '.')
}

// isOtherService reports whether a path of the platform's host is not one of the ERP API.
func isOtherService(path string) bool {
	lower := strings.ToLower(path)
	return lower != "/erp" && !strings.HasPrefix(lower, "/erp/") && !hasVersion(lower) && !strings.HasPrefix(lower, "/{") && !strings.HasPrefix(lower, "/api/")
}

// kindOfHost returns certain for a host of the platform, possible for one of which
// nothing is known, as merchants have them, and foreign for all others.
func kindOfHost(host string) verdict {
	name, port, _ := strings.Cut(host, ":")
	switch {
	case name == "api.jtl-cloud.com" || (strings.HasPrefix(name, "api.") || strings.HasPrefix(name, "api{")) && strings.HasSuffix(name, ".jtl-cloud.com"):
		return certain
	case strings.HasSuffix(name, "jtl-cloud.com"), strings.HasSuffix(name, "jtl-software.com"), strings.HasSuffix(name, "jtl-software.de"):
		return foreign
	case strings.HasPrefix(port, "64110"), strings.HasPrefix(port, "5883"):
		return certain
	case strings.Contains(name, "{"):
		if hasVendor(words(name)) || strings.Contains(name, "}.") {
			return foreign
		}
		return possible
	case name == "localhost", strings.HasPrefix(name, "127."), strings.HasPrefix(name, "192.168."), strings.HasPrefix(name, "10."), !strings.Contains(name, "."):
		return possible
	}
	return foreign
}

func wordsOf(names []string) []string {
	var all []string
	for _, name := range names {
		all = append(all, words(name)...)
	}
	return all
}

func hasWord(all []string, in wordSet) bool {
	return slices.ContainsFunc(all, in.has)
}

// isNeutral reports whether no word of a name says that an address is of others.
func isNeutral(all []string) bool {
	return !slices.ContainsFunc(all, func(w string) bool { return ownWords.has(w) || !neutralWords.has(w) && !platformWords.has(w) })
}

// headersSay reports whether the function around a call names headers that only the
// platform has.
func (a *analysis) headersSay(t *attempt) bool {
	if t.headers {
		return true
	}
	for _, s := range []*site{t.call, t.site} {
		u := s.unit
		from, to := max(s.start-150, 0), min(s.closing()+150, len(u.tokens))
		if f := u.inside(s.start); f != nil {
			from, to = max(f.from, s.start-600), min(f.to, s.start+600)
		}
		if u.namesHeaders(from, to) {
			return true
		}
	}
	return false
}

// namesHeaders reports whether code names headers that only the platform has.
func (u *unit) namesHeaders(from, to int) bool {
	for i := from; i < min(to, len(u.tokens)); i++ {
		t := u.tokens[i]
		if t.Kind != lex.Name && t.Kind != lex.String && t.Kind != lex.Text || t.End-t.Start < 5 {
			continue
		}
		text := strings.ToLower(u.text(i))
		if text == "x-tenant-id" || text == "x-appid" || strings.HasPrefix(text, "wawi ") && t.Kind != lex.Name {
			return true
		}
	}
	return false
}

// generation returns that of a path, or that of the code around if the path has none.
func (a *analysis) generation(u *unit, path string) erp.Generation {
	for part := range strings.SplitSeq(strings.ToLower(path), "/") {
		switch {
		case part == "v1", strings.HasPrefix(part, "v1."):
			return erp.V1
		case part == "v2", strings.HasPrefix(part, "v2."):
			return erp.V2
		}
	}
	lower := strings.ToLower(path)
	found := u.signals
	if found == 0 {
		found = a.project.signals
	}
	switch {
	case strings.Contains(lower, "/eazybusiness"), found&wawiSignal != 0 && found&(cloudSignal|secondSignal) == 0:
		return erp.V1
	case found&cloudSignal != 0 && found&wawiSignal == 0:
		return erp.V2
	}
	return erp.Auto
}

// maxMatches bounds how many look-ups are kept.
const maxMatches = 20_000

// operations returns the operations that a call may be.
func (a *analysis) operations(verb, path string, generation erp.Generation) []scope.Match {
	key := strings.Join([]string{verb, path, generation.String()}, " ")
	found, ok := a.matches[key]
	if !ok {
		found = a.index.Match(verb, path, generation)
		if len(a.matches) < maxMatches {
			a.matches[key] = found
		}
	}
	return found
}
