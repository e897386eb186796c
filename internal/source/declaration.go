package source

import (
	"slices"
	"strings"

	"github.com/jtlctl/jtlctl/internal/source/lex"
)

// declaration is a place where a name gets a value.
type declaration struct {
	unit      *unit
	name      string
	container string // the class, enumeration or object around it
	at        int    // the token of the name
	value     int    // the first token of the value
	appends   bool   // +=
	member    bool   // of a class or of an object
	injected  bool   // by a framework that reads the value: ${name:default}
	function  *function
}

// findDeclarations lists where names get values.
func (u *unit) findDeclarations() {
	for i := range u.tokens {
		switch {
		case u.is(i, "=") || u.is(i, ":="):
			u.declare(i, false)
		case u.isAny(i, "+=", ".=", "&=") && u.kind(i-1) == lex.Name:
			u.declare(i, true)
		case u.is(i, ":") && u.isKey(i-1) || u.is(i, "=>") && u.language != lex.TypeScript && u.language != lex.CSharp && u.isKey(i-1):
			u.declareMember(i)
		case u.is(i, "@Value"):
			u.declareInjected(i)
		case u.is(i, "define") && u.is(i+1, "(") && u.kind(i+2) == lex.String && u.is(i+3, ","):
			u.declareAs(u.decode(i+2), i+2, i+4, false)
		}
	}
}

func (u *unit) decode(i int) string { return u.tokens[i].Decode(u.code) }

// isKey reports whether a token may be the name of a member before a colon or an
// arrow: it is the first of an object, or follows a comma or the end of a line.
func (u *unit) isKey(i int) bool {
	if k := u.kind(i); k != lex.Name && k != lex.String {
		return false
	}
	return u.isAny(i-1, "{", ",", "[", "(") || u.kind(i-1) == lex.Newline && u.isAny(i-2, "{", ",")
}

func (u *unit) declare(sign int, appends bool) {
	at := u.assignee(sign)
	if at < 0 {
		return
	}
	d := u.declareAs(u.text(at), at, sign+1, appends)
	d.member = u.isAny(at-1, ".", "->", "::") || strings.HasPrefix(d.name, "@") || u.innermostParenthesis(at) && u.isPromoted(at)
	for at > 1 && u.is(at-1, ",") && u.kind(at-2) == lex.Name && u.language == lex.Go { // u, err :=
		at -= 2
		d.name = "" // which of several values it is is not followed
		d = u.declareAs(u.text(at), at, sign+1, appends)
	}
}

// assignee returns the token of the name before = or :, -1 if there is none. A type
// may be between them.
func (u *unit) assignee(sign int) int {
	at := sign - 1
	if u.language == lex.Kotlin && u.is(at, ")") && u.is(at-2, "get") { // val root get() = …
		at -= 3
	}
	if u.kind(at) == lex.String && u.isAny(sign, ":", "=>") {
		return at
	}
	if u.is(at, "]") && !u.typeFollows(at) { // x["member"] = …
		return -1
	}
	at = u.beforeGenerics(at)
	for n := 0; n < 14 && at >= 0; n++ {
		before := u.text(at - 1)
		switch {
		case u.isAny(at-1, ":", "as") && u.kind(at-2) == lex.Name && !u.is(sign, ":"):
			return u.unlessArgument(at - 2)
		case u.kind(at) == lex.Name && u.language == lex.Go && u.kind(at-1) == lex.Name && before != "const" && before != "var" && before != "return":
			return at - 1
		case (u.isAny(at-1, ".", "|", "&", "<", ">", "[", "]", "'", "*") || u.language == lex.Rust && u.is(at-2, "'")) && u.typeFollows(at-1):
			at--
		case u.kind(at) == lex.Name:
			if u.is(sign, "=") {
				return u.unlessArgument(at)
			}
			return at
		case u.kind(at) == lex.Sign || u.kind(at) == lex.String || u.kind(at) == lex.Open || u.kind(at) == lex.Close:
			if !u.isAny(at, "]", "[", "|", "&", "<", ">", "'", "*", "?", ".", "!") {
				return -1
			}
			at--
		default:
			return -1
		}
	}
	return -1
}

// unlessArgument returns the token of a name that gets a value, -1 if that is an
// argument with a name or the default value of a parameter. A parameter that is a
// member as well gets its value.
func (u *unit) unlessArgument(at int) int {
	if !u.innermostParenthesis(at) || u.isAny(u.around(at)-1, "const", "var") || u.isAny(at-1, "const", "let", "var", "val", "dim") || u.isPromoted(at) || u.isDot(at-1) {
		return at
	}
	return -1
}

// isPromoted reports whether a parameter of a constructor is a member as well.
func (u *unit) isPromoted(at int) bool {
	for i := at - 1; i > max(at-6, 0) && (u.kind(i) == lex.Name || u.is(i, "?")); i-- {
		if u.isAny(i, "private", "public", "protected", "readonly") {
			return true
		}
	}
	return false
}

// typeFollows reports whether the tokens from i back are those of a type with a colon
// before it: a name that is a member of another has none.
func (u *unit) typeFollows(i int) bool {
	for j := i; j > max(i-12, 0); j-- {
		switch {
		case u.isAny(j, ":", "as"):
			return true
		case u.isAny(j, ".", "|", "&", "<", ">", "[", "]", "'", "*", "?"), u.kind(j) == lex.Name, u.kind(j) == lex.String:
		default:
			return false
		}
	}
	return false
}

// innermostParenthesis reports whether the next bracket around a token is round.
func (u *unit) innermostParenthesis(i int) bool {
	open := u.around(i)
	return u.is(open, "(")
}

// around returns the next opening bracket around a token, -1 if there is none.
func (u *unit) around(i int) int {
	if i < 0 || i >= len(u.outer) {
		return -1
	}
	return int(u.outer[i])
}

// findOuter notes which bracket is around each token.
func (u *unit) findOuter() {
	u.outer = make([]int32, len(u.tokens))
	var open []int32
	for i, t := range u.tokens {
		switch t.Kind {
		case lex.Close, lex.HoleClose, lex.StringClose:
			if t.Match >= 0 {
				for len(open) > 0 && open[len(open)-1] >= t.Match {
					open = open[:len(open)-1]
				}
			}
		case lex.Name:
			if strings.Contains(classes, " "+u.text(i)+" ") {
				u.classes = append(u.classes, int32(i))
			}
		}
		u.outer[i] = -1
		if len(open) > 0 {
			u.outer[i] = open[len(open)-1]
		}
		if t.Match > int32(i) {
			open = append(open, int32(i))
		}
	}
}

func (u *unit) declareMember(sign int) {
	at := sign - 1
	name := u.text(at)
	if u.kind(at) == lex.String {
		name = u.decode(at)
	}
	if name != "" {
		u.declareAs(name, at, sign+1, false).member = true
	}
}

func (u *unit) declareAs(name string, at, value int, appends bool) *declaration {
	d := &declaration{unit: u, name: name, at: at, value: value, appends: appends, function: u.inside(at)}
	if open := u.around(at); open >= 0 && (u.isAny(open, "{", "[", "(")) {
		d.container = u.owner(open)
	}
	if d.container == "" && (u.language == lex.Python || u.language == lex.Ruby || u.language == lex.VisualBasic) {
		d.container = u.classBefore(at)
	}
	u.declared[name] = append(u.declared[name], d)
	return d
}

// classes are the words that begin a type or a namespace of constants.
const classes = " class enum object interface struct trait module record impl namespace mod "

// owner returns the name that a bracket belongs to: a variable, a member or a class.
func (u *unit) owner(open int) string {
	before := open - 1
	if u.is(before, "(") { // Object.freeze({
		for before--; u.kind(before) == lex.Name || u.is(before, "."); before-- {
		}
	}
	if u.isAny(before, "=", ":", ":=", "=>") {
		return strings.TrimSpace(u.assigned(before))
	}
	for j, n := before, 0; j >= 0 && n < 24; j, n = j-1, n+1 {
		if u.isAny(j, ";", "}", "{") {
			break
		}
		if u.is(j, ")") && u.match(j) > 0 { // the parameters of a class
			j = u.match(j)
			continue
		}
		if u.language == lex.Rust && u.is(j, "impl") {
			return u.implemented(j, open)
		}
		if u.kind(j) == lex.Name && strings.Contains(classes, " "+u.text(j)+" ") && u.kind(j+1) == lex.Name && !u.is(j-1, ".") {
			if u.isAny(j+1, "class", "object") {
				return u.text(j + 2)
			}
			return u.text(j + 1)
		}
	}
	if u.language == lex.Go && u.kind(before) == lex.Name && !u.isAny(before, "const", "var") {
		return u.text(before)
	}
	return ""
}

// implemented returns the type whose methods impl of Rust has: impl<'a> Client<'a>,
// impl Api for Client.
func (u *unit) implemented(at, open int) string {
	name, depth := "", 0
	for i := at + 1; i < open && !u.is(i, "where"); i++ {
		switch {
		case u.is(i, "<"):
			depth++
		case u.is(i, ">"):
			depth--
		case depth > 0:
		case u.is(i, "for"):
			name = ""
		case u.kind(i) == lex.Name && (name == "" || u.is(i-1, "::")):
			name = u.text(i)
		}
	}
	return name
}

// classBefore returns the class around a token in languages that indent.
func (u *unit) classBefore(i int) string {
	indent := u.indent(i)
	at, _ := slices.BinarySearch(u.classes, int32(i)) //nolint:gosec // files are bounded
	for n := 0; at > 0 && n < 100; n++ {
		at--
		j := int(u.classes[at])
		if u.kind(j+1) == lex.Name && u.indent(j) < indent && !u.is(j-1, "end") && !u.is(j-1, ".") {
			return u.text(j + 1)
		}
	}
	return ""
}

// nameContainers finds the classes of functions.
func (u *unit) nameContainers() {
	for _, f := range u.functions {
		if f.container != "" || f.name == "" {
			continue
		}
		if u.language == lex.Python || u.language == lex.Ruby || u.language == lex.VisualBasic {
			f.container = u.classBefore(f.begin)
			continue
		}
		for open, n := u.around(f.begin), 0; open >= 0 && n < 4 && f.container == ""; open, n = u.around(open), n+1 {
			if u.is(open, "{") {
				f.container = u.owner(open)
			}
		}
	}
}

// typesOf returns the types that a variable is declared with in a file.
func (u *unit) typesOf(name string) []string {
	if u.types == nil {
		u.types = map[string][]string{}
		for i := range u.tokens {
			if u.kind(i) == lex.Name {
				u.addTypes(i)
			}
		}
	}
	return u.types[strings.TrimLeft(name, "$@")]
}

func (u *unit) addTypes(i int) {
	add := func(name, typ string) {
		name = strings.TrimLeft(name, "$@")
		if len(u.types[name]) < 8 && !slices.Contains(u.types[name], typ) {
			u.types[name] = append(u.types[name], typ)
		}
	}
	switch {
	case u.language == lex.Go && u.is(i-1, ",") && u.is(i+1, ":="): // several values
		if u.is(i+3, "(") && !u.is(u.after(i+3), ",") {
			add(u.text(i-2), u.text(i+2))
		}
	case u.language == lex.Python && u.is(i, "as") && u.is(i-1, ")") && u.match(i-1) > 0 && u.kind(i+1) == lex.Name: // with Client() as c
		add(u.text(i+1), u.text(u.match(i-1)-1))
	case u.is(i+1, ":") && u.kind(i+2) == lex.Name:
		add(u.text(i), u.text(i+2))
	case u.isAny(i+1, "=", ":=") && u.isAny(i+2, "new", "await", "&", "*") && u.kind(i+3) == lex.Name:
		add(u.text(i), u.text(i+3))
	case u.isAny(i+1, "=", ":=") && u.kind(i+2) == lex.Name:
		add(u.text(i), u.text(i+2))
		if u.isAny(i+3, ".", "::") {
			add(u.text(i), u.text(i+4))
			add(u.text(i), strings.TrimPrefix(u.text(i+4), "New"))
		}
	case u.kind(i+1) == lex.Name && !u.is(i, "new") && !u.is(i, "return"):
		add(u.text(i+1), u.text(i))
	case u.is(i+1, "as") || u.is(i, "as") && u.is(i+1, "new"):
		add(u.text(i-1), u.text(i+2))
	case u.is(i+1, "*") && u.kind(i+2) == lex.Name && u.language == lex.Go:
		add(u.text(i), u.text(i+2))
		if u.is(i+3, ".") { // of another package
			add(u.text(i), u.text(i+4))
		}
	}
}
