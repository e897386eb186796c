package syntax

import (
	"bytes"
	"slices"
	"strings"

	"github.com/jtlctl/jtlctl/internal/source/lex"
)

// classes are the words that begin a type or a namespace of constants.
const classes = " class enum object interface struct trait module record impl namespace mod "

// Owner returns the name that a bracket belongs to: a variable, a member or a class.
func Owner(u *File, open int) string {
	before := open - 1
	if u.Is(before, "(") { // Object.freeze({
		for before--; u.Kind(before) == lex.Name || u.Is(before, "."); before-- {
		}
	}
	if u.IsAny(before, "=", ":", ":=", "=>") {
		return strings.TrimSpace(Assigned(u, before))
	}
	for j, n := before, 0; j >= 0 && n < 24; j, n = j-1, n+1 {
		if u.IsAny(j, ";", "}", "{") {
			break
		}
		if u.Is(j, ")") && u.Match(j) > 0 { // the parameters of a class
			j = u.Match(j)
			continue
		}
		if u.Language == lex.Rust && u.Is(j, "impl") {
			return implemented(u, j, open)
		}
		if u.Kind(j) == lex.Name && strings.Contains(classes, " "+u.Text(j)+" ") && u.Kind(j+1) == lex.Name && !u.Is(j-1, ".") {
			if u.IsAny(j+1, "class", "object") {
				return u.Text(j + 2)
			}
			return u.Text(j + 1)
		}
	}
	if u.Language == lex.Go && u.Kind(before) == lex.Name && !u.IsAny(before, "const", "var") {
		return u.Text(before)
	}
	return ""
}

// implemented returns the type whose methods impl of Rust has: impl<'a> Client<'a>,
// impl Api for Client.
func implemented(u *File, at, open int) string {
	name, depth := "", 0
	for i := at + 1; i < open && !u.Is(i, "where"); i++ {
		switch {
		case u.Is(i, "<"):
			depth++
		case u.Is(i, ">"):
			depth--
		case depth > 0:
		case u.Is(i, "for"):
			name = ""
		case u.Kind(i) == lex.Name && (name == "" || u.Is(i-1, "::")):
			name = u.Text(i)
		}
	}
	return name
}

// ClassBefore returns the class around a token in languages that indent.
func ClassBefore(u *File, i int) string {
	indent := u.indent(i)
	at, _ := slices.BinarySearch(u.classes, int32(i)) //nolint:gosec // files are bounded
	for n := 0; at > 0 && n < 100; n++ {
		at--
		j := int(u.classes[at])
		if u.Kind(j+1) == lex.Name && u.indent(j) < indent && !u.Is(j-1, "end") && !u.Is(j-1, ".") {
			return u.Text(j + 1)
		}
	}
	return ""
}

// nameContainers finds the classes of functions.
func nameContainers(u *File) {
	for _, f := range u.Functions {
		if f.Container != "" || f.Name == "" {
			continue
		}
		if u.Language == lex.Python || u.Language == lex.Ruby || u.Language == lex.VisualBasic {
			f.Container = ClassBefore(u, f.begin)
			continue
		}
		for open, n := u.Around(f.begin), 0; open >= 0 && n < 4 && f.Container == ""; open, n = u.Around(open), n+1 {
			if u.Is(open, "{") {
				f.Container = Owner(u, open)
			}
		}
	}
}

// Inherits reports whether a class of a file is derived from a class, or the file
// imports its members.
func (u *File) Inherits(class string) bool {
	if class == "" {
		return false
	}
	for at := 0; ; at++ {
		i := bytes.Index(u.Code[at:], []byte(class))
		if i < 0 {
			return false
		}
		at += i
		end := at + len(class)
		if end < len(u.Code) && isWordByte(u.Code[end]) || at > 0 && isWordByte(u.Code[at-1]) {
			continue
		}
		before := strings.TrimRight(string(u.Code[max(at-40, 0):at]), " \t")
		before = strings.TrimRight(before, "\\abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ_.")
		word := strings.TrimSpace(string(u.Code[max(at-40, 0)+len(before) : at]))
		switch {
		case strings.HasPrefix(word, "extends") || strings.HasPrefix(word, "implements") || strings.HasPrefix(word, "use") || strings.HasPrefix(word, "include") || strings.HasPrefix(word, "Inherits"):
			return true
		case u.Language.Family == "jvm" && bytes.Contains(u.Code, []byte("."+class+".*")):
			return true
		case strings.HasSuffix(before, ":") && (u.Language.Family == "net" || u.Language == lex.Kotlin),
			strings.HasSuffix(before, "<") && u.Language == lex.Ruby,
			strings.HasSuffix(before, "(") && u.Language == lex.Python:
			return true
		}
	}
}

func isWordByte(c byte) bool {
	return c == '_' || c >= '0' && c <= '9' || c|0x20 >= 'a' && c|0x20 <= 'z'
}

// selves are the names of the object or the class that code belongs to.
const selves = " this self $this static me cls @ parent base my mybase super Self "

// IsSelf reports whether a name is that of the object or the class that code belongs to.
func IsSelf(name string) bool { return strings.Contains(selves, " "+name+" ") }

// Class returns the class that a declaration belongs to.
func (d *Declaration) Class() string {
	if d.Function != nil {
		if class := d.File.ClassAt(d.At); class != "" || d.File.Language != lex.Go {
			return class
		}
	}
	return d.Container
}

// ClassAt returns the class around a token, "" if there is none.
func (u *File) ClassAt(at int) string {
	for f := u.Inside(at); f != nil; f = f.Parent {
		if f.Container != "" {
			return f.Container
		}
	}
	return ""
}

// Namespace returns that of a file of PHP.
func Namespace(u *File) string {
	for i := range min(len(u.Tokens), 200) {
		if !u.Is(i, "namespace") {
			continue
		}
		rest, _, _ := strings.Cut(string(u.Code[u.Tokens[i].End:]), ";")
		return strings.TrimSpace(rest)
	}
	return ""
}
