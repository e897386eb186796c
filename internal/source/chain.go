package source

import (
	"slices"
	"strings"

	"github.com/jtlctl/jtlctl/internal/source/lex"
)

// chain reads a name with the members, calls and indexes after it.
func (e *evaluator) chain(u *unit, i int, isNew bool) ([]value, int) {
	start := i
	names := []string{u.text(i)}
	i++
	if u.isAny(i-1, "function", "func", "fn", "lambda", "async", "def") && !u.is(i, ".") {
		return unknownValue("function"), u.expressionEnd(i)
	}
	if u.is(i, "=>") && u.language != lex.PHP && u.language != lex.Ruby {
		return unknownValue("function"), u.expressionEnd(i)
	}
	for i < len(u.tokens) {
		if next := u.afterGenerics(i); next > i && u.isAny(next, "(", "::") {
			i = next
		}
		switch {
		case u.isDot(i) && u.kind(i+1) == lex.Name:
			names = append(names, u.text(i+1))
			i += 2
		case u.isAny(i, "!", "!!", "?") && u.isDot(i+1):
			i++
		case u.isAny(i, "!", "!!") && !u.is(i+1, "="):
			i++
		case u.is(i, "[") && u.match(i) > i:
			name := "[]"
			if u.kind(i+1) == lex.String && u.match(i) == i+2 {
				name = u.decode(i + 1)
			}
			if u.is(i+1, ":") && u.kind(i+2) == lex.Name && u.match(i) == i+3 { // ENDPOINTS[:items]
				name = u.text(i + 2)
			}
			names = append(names, name)
			i = u.after(i)
		case u.is(i, "(") && u.match(i) > i:
			all := e.call(u, start, names, i, isNew)
			return e.members(u, all, u.after(i))
		case u.is(i, "{") && u.language == lex.Go && names[len(names)-1] == "URL" && u.match(i) > i:
			return e.members(u, e.goURL(u, i), u.after(i))
		case u.is(i, "{") && isNew && u.match(i) > i: // an initializer
			return unknownValue(strings.Join(names, ".")), u.after(i)
		default:
			return e.resolve(u, start, names), i
		}
	}
	return e.resolve(u, start, names), i
}

// isDot reports whether a token is between an object and its member.
func (u *unit) isDot(i int) bool {
	return u.isAny(i, "?.", "->", "?->", "::") || u.language != lex.PHP && u.is(i, ".")
}

// sameMembers are members of an address that are the address.
const sameMembers = " href value rawvalue absoluteuri originalstring url uri freeze dup to_s to_uri request_uri pathname pathandquery "

// members reads members and calls after a value.
func (e *evaluator) members(u *unit, all []value, i int) ([]value, int) {
	for i < len(u.tokens) {
		for u.isAny(i, "!", "!!", "?") && (u.isDot(i+1) || u.is(i, "?") && u.language == lex.Rust) {
			i++
		}
		if u.is(i, "[") && u.match(i) > i && u.kind(i-1) != lex.Newline {
			all, i = unknownValue("element"), u.after(i)
			continue
		}
		if !u.isDot(i) || u.kind(i+1) != lex.Name || u.language == lex.PHP && u.is(i, ".") {
			return all, i
		}
		name := u.text(i + 1)
		i += 2
		open := u.afterGenerics(i)
		if !u.is(open, "(") || u.match(open) < open {
			if !strings.Contains(sameMembers, " "+strings.ToLower(name)+" ") && name != "await" {
				all = unknownValue(name)
			}
			continue
		}
		all = e.method(u, all, name, open)
		i = u.after(open)
	}
	return all, i
}

// plainMethods are methods of texts and addresses that keep what an address is for.
const plainMethods = " trim trimend trimstart rstrip lstrip strip tostring to_string to_s to_owned as_str clone into freeze dup unwrap expect toexternalform touri tourl tohttpurl " +
	"tostringorempty replace replaceall sub gsub removesuffix removeprefix rtrim chomp formatted_path build query query_param queryparam addqueryparameter addencodedqueryparameter setqueryparam setqueryparams " +
	"withheader withheaders withoauthbearertoken allowhttpstatus newbuilder build_url finish as_ref toexternalform encoded buildandexpand expand queryparamifpresent " +
	"string tolower toupper lower upper tolowercase touppercase to_lowercase to_uppercase tolowerinvariant toupperinvariant downcase upcase to_sym resolvetemplate resolvetemplates matrixparam accept property register lowercase uppercase "

// appendMethods add parts of a path.
const appendMethods = " appendpathsegment appendpathsegments addpathsegment addpathsegments addencodedpathsegments addencodedpathsegment pathsegment path resolve join appendpath appendingpathcomponent joinpath "

// method returns what a method of a text or an address yields.
func (e *evaluator) method(u *unit, all []value, name string, open int) []value {
	lower := " " + strings.ToLower(name) + " "
	args := func() [][]value { return e.items(u, open+1, u.match(open)) }
	switch {
	case strings.Contains(plainMethods, lower):
		return all
	case lower == " join " && u.language == lex.Python:
		if u.isAny(open+1, "[", "(") && u.match(open+1) > 0 {
			return join(e.items(u, open+2, u.match(open+1)), all)
		}
		return unknownValue("list")
	case strings.Contains(appendMethods, lower) && (lower != " join " || u.language != lex.Rust):
		items := args()
		if lower == " join " && len(items) == 1 && (u.language == lex.Python || u.language == lex.TypeScript) {
			return unknownValue("list")
		}
		return join(append([][]value{all}, items...), textValue("/"))
	case lower == " setpath ", lower == " join " && u.language == lex.Rust:
		if items := args(); len(items) == 1 {
			return absolute(items[0], all)
		}
	case lower == " parse " && u.language == lex.Go: // base.Parse(path)
		return join(append([][]value{all}, args()...), textValue("/"))
	case lower == " resolvereference " && u.language == lex.Go:
		if items := args(); len(items) == 1 {
			return absolute(items[0], all)
		}
	case lower == " target " && u.language.Family == "jvm": // of JAX-RS
		if items := args(); len(items) == 1 {
			return items[0]
		}
	case lower == " request " && u.language.Family == "jvm":
		return all
	case lower == " request " && u.language == lex.CSharp: // of Flurl
		return join(append([][]value{all}, args()...), textValue("/"))
	case lower == " concat ", lower == " append ", lower == " plus ":
		return join(append([][]value{all}, args()...), nil)
	case lower == " format ", lower == " formatted ", lower == " format_map ":
		return e.format(u, all, u.arguments(open+1, u.match(open)))
	}
	return unknownValue(name)
}

// sameFunctions return the address that they are given.
var sameFunctions = []string{
	"String", "str", "string", "Uri", "URI", "URL", "Url", "URI.create", "URI.parse", "Url.parse", "HttpUrl.parse", "HttpUrl.get", "Url.Parse", "url.Parse", "Addressable.URI.parse",
	"UriComponentsBuilder.fromHttpUrl", "UriComponentsBuilder.fromUriString", "Uri.parse", "UriBuilder", "HttpUrl", "rtrim", "trim", "ltrim", "String.valueOf", "unref", "toValue", "Object.freeze",
	"java.net.URL", "java.net.URI.create", "System.Uri", "Some", "Ok", "reqwest.Url.parse", "url", "httpx.URL", "yarl.URL", "strval", "Kernel.URI", "strings.TrimRight", "strings.TrimSuffix", "fromHttpUrl", "fromUriString",
	"strtolower", "strtoupper", "URIBuilder", "FlurlClient", "trimEnd", "withoutTrailingSlash", "stripSlash", "str_replace3",
}

// joinFunctions join their arguments to an address.
var joinFunctions = []string{"urljoin", "urllib.parse.urljoin", "parse.urljoin", "url.JoinPath", "path.Join", "path.join", "path.posix.join", "Path.Combine", "URI.join", "File.join", "urlJoin", "joinURL", "joinUrl", "urljoin.urljoin", "posixpath.join", "Url.Combine", "String.Concat", "string.Concat", "withBase", "implode2", "Flurl.Url.Combine", "concat!"}

// formatFunctions put their arguments into the first.
var formatFunctions = []string{"fmt.Sprintf", "sprintf", "String.format", "string.Format", "String.Format", "format", "format!", "vsprintf", "util.format", "Kernel.format", "std.format!", "string.format"}

// settings are functions that look a setting up.
var settings = []string{"getenv", "env", "config", "get_env", "ENV.fetch", "os.Getenv", "os.getenv", "os.environ.get", "System.getenv", "System.getProperty", "Environment.GetEnvironmentVariable", "Config.get", "env.get", "config.get", "settings.get", "ENV.get", "std.env.var", "env.var", "viper.GetString", "this.config.get", "this.configService.get", "configService.get", "config", "env!", "option_env!"}

// isAddressFunction reports whether a call only makes an address.
func isAddressFunction(s *site) bool {
	name := strings.Join(s.names, ".")
	return slices.Contains(sameFunctions, name) && name != "url" || slices.Contains(joinFunctions, name) || slices.Contains(formatFunctions, name) || slices.Contains(settings, name)
}

// call returns what a function yields: a known one, or one of the project.
func (e *evaluator) call(u *unit, start int, names []string, open int, isNew bool) []value {
	closing := u.match(open)
	name := strings.TrimLeft(strings.Join(names, "."), "\\") // \sprintf of PHP
	args := u.arguments(open+1, closing)
	argument := func(n int) []value {
		if n >= len(args) {
			return nil
		}
		v, _ := e.expression(u, args[n].value)
		return v
	}
	last := names[len(names)-1]
	switch {
	case len(args) == 0 && len(names) == 1 && isNew:
		return unknownValue(name)
	case (last == "URL" || last == "Uri" || last == "URI") && len(args) == 2 && u.language.Family != "jvm":
		if last == "URL" && u.language.Family == "js" {
			return absolute(argument(0), argument(1))
		}
		if u.is(args[1].value, "UriKind") {
			return argument(0)
		}
		return absolute(argument(1), argument(0))
	case slices.Contains(joinFunctions, name):
		return join(e.items(u, open+1, closing), textValue(map[bool]string{true: "", false: "/"}[strings.HasSuffix(name, "Concat") || name == "concat!"]))
	case slices.Contains(formatFunctions, name) && len(args) > 0:
		e.at = open
		if all := e.format(u, argument(0), args[1:]); len(all) > 0 {
			return all
		}
	case slices.Contains(settings, name) && len(args) > 0 && e.project.functionNamed(u, last) == nil:
		if u.language == lex.PHP {
			if all := e.phpSetting(settingName(argument(0))); all != nil {
				return all
			}
		}
		if all := e.setting(settingName(argument(0))); all != nil {
			return all
		}
		return fallback(unknownValue(settingName(argument(0))), argument(1))
	case strings.HasPrefix(strings.ToLower(last), "encodeuri") || last == "urlencode" || last == "rawurlencode" || last == "quote":
		return unknownValue(strings.Trim(valueNames(argument(0)), "{}"))
	case name == "add_query_arg" && len(args) > 1: // of WordPress
		return argument(len(args) - 1)
	case (last == "GetValue" || last == "GetRequiredValue" || last == "GetConnectionString") && len(args) > 0:
		if all := e.setting(settingName(argument(0))); all != nil {
			return all
		}
		return fallback(unknownValue(settingName(argument(0))), argument(1))
	}
	if len(args) == 0 && len(names) == 2 {
		if all := e.memberArgument(u, start, names); all != nil {
			return all
		}
	}
	if all := e.helper(u, start, names, args); len(all) > 0 {
		return all
	}
	if slices.Contains(sameFunctions, name) && len(args) > 0 {
		return argument(0)
	}
	if len(names) > 1 { // a method of a value
		receiver := e.resolve(u, start, names[:len(names)-1])
		if len(receiver) > 0 && !receiver[0].onlyUnknown() || len(receiver) > 0 && receiver[0].of() != nil {
			return e.method(u, receiver, last, open)
		}
		if lower := " " + strings.ToLower(last) + " "; strings.Contains(plainMethods, lower) || strings.Contains(appendMethods, lower) || u.language == lex.Go && (lower == " parse " || lower == " resolvereference ") && len(args) == 1 {
			return e.method(u, receiver, last, open)
		}
	}
	return unknownValue(name)
}

// goURL reads url.URL{Scheme: …, Host: …, Path: …}.
func (e *evaluator) goURL(u *unit, open int) []value {
	var scheme, host, path []value
	for _, arg := range u.arguments(open+1, u.match(open)) {
		v, _ := e.expression(u, arg.value)
		switch arg.name {
		case "Scheme":
			scheme = v
		case "Host":
			host = v
		case "Path":
			path = v
		}
	}
	if len(path) == 0 {
		return unknownValue("url")
	}
	if len(host) == 0 { // a reference
		return path
	}
	if len(scheme) == 0 {
		scheme = textValue("https")
	}
	return join([][]value{concat(concat(scheme, textValue("://")), host), path}, textValue("/"))
}

// absolute resolves a reference against a base: /v2/items replaces the path of it.
func absolute(reference, base []value) []value {
	var all []value
	for _, r := range reference {
		text := r.String()
		switch {
		case strings.Contains(text, "://") || len(base) == 0:
			all = append(all, r)
			continue
		case strings.HasPrefix(text, "/"):
			for _, b := range base {
				all = unite(all, concat([]value{b.origin()}, []value{r}))
			}
			continue
		}
		all = unite(all, join([][]value{base, {r}}, textValue("/")))
	}
	return all
}

// origin returns an address without its path, as far as it is known.
func (v value) origin() value {
	var all value
	for n, p := range v {
		if p.kind == literal {
			from := 0
			if at := strings.Index(p.text, "://"); at >= 0 {
				from = at + 3
			} else if n == 0 {
				return v
			}
			if at := strings.IndexByte(p.text[from:], '/'); at >= 0 {
				p.text = p.text[:from+at]
				return append(all, p)
			}
		}
		all = append(all, p)
	}
	return all
}

func settingName(v []value) string {
	if len(v) > 0 {
		if text, ok := v[0].literal(); ok {
			return text
		}
	}
	return "setting"
}

func valueNames(v []value) string {
	if len(v) == 0 {
		return "…"
	}
	return v[0].String()
}
