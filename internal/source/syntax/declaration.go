package syntax

import (
	"strings"

	"github.com/jtlctl/jtlctl/internal/source/lex"
)

// Declaration is a place where a name gets a value.
type Declaration struct {
	File      *File
	Name      string
	Container string // the class, enumeration or object around it
	At        int    // the token of the name
	Value     int    // the first token of the value
	Appends   bool   // +=
	Member    bool   // of a class or of an object
	Injected  bool   // by a framework that reads the value: ${name:default}
	Function  *Function
}

// Macro is the name of declarations of methods that Laravel adds to a class. Their names
// are those of the strings where they are declared.
const Macro = "macro()"

// declarationReader finds where names get values in a file.
type declarationReader struct{ *File }

// findDeclarations lists where names get values.
func findDeclarations(file *File) {
	u := declarationReader{file}
	for i := range u.Tokens {
		switch {
		case u.Is(i, "=") || u.Is(i, ":="):
			u.declare(i, false)
		case u.IsAny(i, "+=", ".=", "&=") && u.Kind(i-1) == lex.Name:
			u.declare(i, true)
		case u.Is(i, ":") && isKey(u.File, i-1) || u.Is(i, "=>") && u.Language != lex.TypeScript && u.Language != lex.CSharp && isKey(u.File, i-1):
			u.declareMember(i)
		case u.appends(i):
			u.declareAs(u.Text(i-2), i-2, i+2, true)
		case u.Is(i, "@Value"):
			u.declareInjected(i)
		case u.Language == lex.VisualBasic && u.Is(i, "as") && u.Is(i+1, "new") && u.Kind(i-1) == lex.Name: // Dim x As New T(…)
			u.declareAs(u.Text(i-1), i-1, i+1, false)
		case u.Language == lex.PHP && u.Is(i, "macro") && u.Is(i+1, "(") && u.Kind(i+2) == lex.String && u.Is(i+3, ","):
			u.declareAs(Macro, i+2, i+4, false)
		case u.Language == lex.TypeScript && u.Is(i, "default") && u.Is(i-1, "export") && !u.IsAny(i+1, "function", "class", "async"):
			u.declareAs("default", i, i+1, false)
		case u.Is(i, "define") && u.Is(i+1, "(") && u.Kind(i+2) == lex.String && u.Is(i+3, ","):
			u.declareAs(u.Decode(i+2), i+2, i+4, false)
		}
	}
}

// appends reports whether a name is that of a method which adds a text to a builder, as
// a statement of its own: url.Append("/v2/items").
func (u declarationReader) appends(i int) bool {
	if u.Language == lex.Go {
		return u.Is(i, "WriteString") && u.Is(i-1, ".") && u.Kind(i-2) == lex.Name && u.Is(i+1, "(") && i > 2 && u.line(i-3) != u.line(i-2)
	}
	return (u.Language == lex.CSharp || u.Language == lex.Java) && u.IsAny(i, "Append", "append") && u.Is(i-1, ".") && u.Kind(i-2) == lex.Name && u.Is(i+1, "(") && u.IsAny(i-3, ";", "{", "}") && len(u.Declared[u.Text(i-2)]) > 0
}

// isKey reports whether a token may be the name of a member before a colon or an
// arrow: it is the first of an object, or follows a comma or the end of a line.
func isKey(u *File, i int) bool {
	if k := u.Kind(i); k != lex.Name && k != lex.String {
		return false
	}
	return u.IsAny(i-1, "{", ",", "[", "(") || u.Kind(i-1) == lex.Newline && u.IsAny(i-2, "{", ",")
}

func (u declarationReader) declare(sign int, appends bool) {
	at := assignee(u.File, sign)
	if at < 0 {
		return
	}
	d := u.declareAs(u.Text(at), at, sign+1, appends)
	d.Member = u.IsAny(at-1, ".", "->", "::") || strings.HasPrefix(d.Name, "@") || innermostParenthesis(u.File, at) && isPromoted(u.File, at)
	for at > 1 && u.Is(at-1, ",") && u.Kind(at-2) == lex.Name && u.Language == lex.Go { // u, err :=
		at -= 2
		d.Name = "" // which of several values it is is not followed
		d = u.declareAs(u.Text(at), at, sign+1, appends)
	}
}

func (u declarationReader) declareMember(sign int) {
	at := sign - 1
	name := u.Text(at)
	if u.Kind(at) == lex.String {
		name = u.Decode(at)
	}
	if name != "" {
		u.declareAs(name, at, sign+1, false).Member = true
	}
}

func (u declarationReader) declareAs(name string, at, value int, appends bool) *Declaration {
	d := &Declaration{File: u.File, Name: name, At: at, Value: value, Appends: appends, Function: u.Inside(at)}
	if open := u.Around(at); open >= 0 && (u.IsAny(open, "{", "[", "(")) {
		d.Container = Owner(u.File, open)
	}
	if d.Container == "" && (u.Language == lex.Python || u.Language == lex.Ruby || u.Language == lex.VisualBasic) {
		d.Container = ClassBefore(u.File, at)
	}
	u.Declared[name] = append(u.Declared[name], d)
	return d
}

// declareInjected adds what @Value("${name:default}") of Spring gives a value: the
// field or the parameter after it.
func (u declarationReader) declareInjected(i int) {
	closing := u.Match(i + 1)
	if u.Language.Family != "jvm" || !u.Is(i, "@Value") || !u.Is(i+1, "(") || closing < 0 || u.Kind(i+2) != lex.String && u.Kind(i+2) != lex.StringOpen {
		return
	}
	name := -1
	for j := closing + 1; j < min(closing+14, len(u.Tokens)); j++ {
		switch {
		case u.Kind(j) == lex.Newline && name < 0:
		case u.IsAny(j, ";", ",", ")", "=", ":"), u.Kind(j) == lex.Newline:
			j = len(u.Tokens)
		case u.Kind(j) == lex.Name:
			name = j
		}
	}
	if name > 0 {
		d := u.declareAs(u.Text(name), name, i+2, false)
		d.Injected, d.Member = true, true
		if innermostParenthesis(u.File, name) {
			d.Member = false
		}
	}
}

// IsMemberAssignment reports whether a member gets a value by its object: this.a = b.
func (d *Declaration) IsMemberAssignment() bool { return d.File.IsDot(d.At - 1) }
