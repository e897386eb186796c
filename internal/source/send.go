package source

import (
	"slices"
	"strings"

	"github.com/jtlctl/jtlctl/internal/source/client"
	"github.com/jtlctl/jtlctl/internal/source/lex"
	"github.com/jtlctl/jtlctl/internal/source/syntax"
	"github.com/jtlctl/jtlctl/internal/source/value"
	"github.com/jtlctl/jtlctl/internal/source/word"
)

// direct finds calls that name an address themselves.
type direct struct{ tools }

// read looks for calls in files of code. Which paths the app serves itself is known
// after the last of them.
func (a direct) read(files []*syntax.File) {
	var senders []*syntax.Call
	for _, u := range files {
		if u.Language == lex.PowerShell {
			continue
		}
		syntax.Calls(u, func(s *syntax.Call) {
			a.wrappers.calls(s)
			hooks(a).read(s)
			toolkit(a).read(s)
			if runsCommand(s) && commands(a).read(s) {
				return
			}
			switch client.RoleOf(s) {
			case client.Request:
				senders = append(senders, s)
			case client.Route:
				a.route(s)
			}
		})
		commands(a).backticks(u)
		senders = append(senders, requestURIs(u)...)
	}
	for _, s := range senders {
		a.send(s)
	}
}

// requestURIs lists the requests of .NET that get their address after they were made:
// request.RequestUri = ….
func requestURIs(u *syntax.File) []*syntax.Call {
	var all []*syntax.Call
	for _, d := range slices.Concat(u.Declared["RequestUri"], u.Declared["requesturi"]) {
		names := []string{"RequestUri"}
		if u.IsDot(d.At - 1) {
			names = []string{u.Text(d.At - 2), "RequestUri"}
		}
		all = append(all, &syntax.Call{File: u, Start: d.At - 2*(len(names)-1), Name: d.At, Open: d.At, Names: names, Args: []syntax.Argument{{Value: d.Value, End: u.ExpressionEnd(d.Value)}}})
	}
	return all
}

// route notes a path that the app itself serves.
func (a direct) route(s *syntax.Call) {
	if s.Names[0][0] == '@' && s.File.Language.Family == "jvm" || client.IsAttribute(s) && word.Verbs[strings.ToLower(s.Last())] != "" {
		return // it may be one of a client
	}
	s.ReadArguments()
	for n, arg := range s.Args {
		if n > 1 || s.File.Kind(arg.Value) != lex.String {
			continue
		}
		text := s.File.Decode(arg.Value)
		if _, path, ok := strings.Cut(text, " "); ok { // "GET /v2/items" of Go
			text = path
		}
		a.findings.judge.routes[routeKey(value.CleanPath(text))] = true
	}
}

// send looks at a call that may send a request.
func (a direct) send(s *syntax.Call) {
	if a.wrappers.target(s) != nil && !client.IsLibrary(s) {
		return // what the function does with the address is looked at there
	}
	if end := s.Closing(); s.File.IsDot(end+1) && strings.HasPrefix(strings.ToLower(s.File.Text(end+2)), "assert") {
		return // a test of the app's own server
	}
	s.ReadArguments()
	url, at := client.Address(a.eval, s)
	if url == nil {
		return
	}
	verb := client.MethodOf(a.eval, s, at)
	var senders []string
	base := client.BaseOf(a.eval, s)
	if sent := client.Sender(s); base == nil && sent != nil && client.IsRequestObject(s.Last()) {
		base = client.BaseOf(a.eval, sent)
		senders = syntax.PlainNames(sent.Names)
	}
	if base == nil {
		base = client.BaseInOptions(a.eval, s)
	}
	names := append(syntax.PlainNames(s.Names), senders...)
	if f := s.File.Inside(s.Start); f != nil {
		names = append(names, f.Container)
	}
	for _, v := range url {
		own := false
		for _, full := range client.Complete(s, base, v, &own) {
			a.wrappers.attempt(&attempt{at: s, sends: s, url: full, verb: verb, names: names, own: own, stranger: client.IsStranger(s)})
		}
	}
}
