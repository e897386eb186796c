package source

import (
	"bytes"
	"path"
	"strings"

	"github.com/jtlctl/jtlctl/internal/source/lex"
)

// imports are the names that a file gives to other files and to what they export.
type imports struct {
	modules map[string]string // the base names of files, by the names of the imports
	aliases map[string]string // the original names
	named   map[string]string // the modules that names are imported from
}

// readImports reads require and import of JavaScript, and import … as of Python.
func (u *unit) readImports() *imports {
	if u.imported != nil {
		return u.imported
	}
	u.imported = &imports{map[string]string{}, map[string]string{}, map[string]string{}}
	for i := range u.tokens {
		switch {
		case u.is(i, "require") && u.is(i-1, "=") && u.is(i-2, "}") && u.kind(i+2) == lex.String:
			u.nameImports(i-2, u.decode(i+2))
		case u.is(i, "from") && u.kind(i+1) == lex.String && u.is(i-1, "}"):
			u.nameImports(i-1, u.decode(i+1))
		case u.is(i, "require") && u.is(i+1, "(") && u.kind(i+2) == lex.String && u.is(i-1, "=") && u.kind(i-2) == lex.Name:
			u.imported.modules[u.text(i-2)] = moduleName(u.decode(i + 2))
		case u.is(i, "from") && u.kind(i+1) == lex.String && u.kind(i-1) == lex.Name:
			u.imported.modules[u.text(i-1)] = moduleName(u.decode(i + 1))
		case u.is(i, "as") && u.kind(i-1) == lex.Name && u.kind(i+1) == lex.Name && u.language.Family != "net":
			u.imported.aliases[u.text(i+1)] = u.text(i - 1)
			if u.language == lex.Python {
				u.imported.modules[u.text(i+1)] = u.text(i - 1)
			}
		}
	}
	return u.imported
}

// moduleOf returns the module that a file of JavaScript imports a name from: import
// { name } from 'module', and require.
func (u *unit) moduleOf(name string) string { return u.readImports().named[name] }

// nameImports notes the names between braces before a token, as imported from a module.
func (u *unit) nameImports(closing int, module string) {
	for i := u.match(closing) + 1; i > 0 && i < closing; i++ {
		if u.kind(i) == lex.Name {
			u.imported.named[u.text(i)] = module
		}
	}
}

// moduleName returns the name of the file that an import names.
func moduleName(address string) string {
	base := path.Base(address)
	return strings.TrimSuffix(base, path.Ext(base))
}

// exported reports whether a declaration is a member of what a file exports as a whole.
func (d *declaration) exported() bool {
	return d.container == "exports" || d.container == "default" || d.container == ""
}

// importedMember returns a member of a file that was imported as a whole.
func (e *evaluator) importedMember(u *unit, module, name string) []value {
	base := u.readImports().modules[module]
	if base == "" {
		return nil
	}
	var all []value
	for _, d := range e.project.declared[name] {
		if d.unit != u && d.unit.language.Family == u.language.Family && d.function == nil && d.exported() && d.unit.isModule(base) {
			all = distinct(unite(all, e.constant(d)))
		}
	}
	if len(all) > 1 {
		return nil
	}
	return all
}

// inherits reports whether a class of a file is derived from a class, or the file
// imports its members.
func (u *unit) inherits(class string) bool {
	if class == "" {
		return false
	}
	for at := 0; ; at++ {
		i := bytes.Index(u.code[at:], []byte(class))
		if i < 0 {
			return false
		}
		at += i
		end := at + len(class)
		if end < len(u.code) && isWordByte(u.code[end]) || at > 0 && isWordByte(u.code[at-1]) {
			continue
		}
		before := strings.TrimRight(string(u.code[max(at-40, 0):at]), " \t")
		before = strings.TrimRight(before, "\\abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ_.")
		word := strings.TrimSpace(string(u.code[max(at-40, 0)+len(before) : at]))
		switch {
		case strings.HasPrefix(word, "extends") || strings.HasPrefix(word, "implements") || strings.HasPrefix(word, "use") || strings.HasPrefix(word, "include") || strings.HasPrefix(word, "Inherits"):
			return true
		case u.language.Family == "jvm" && bytes.Contains(u.code, []byte("."+class+".*")):
			return true
		case strings.HasSuffix(before, ":") && (u.language.Family == "net" || u.language == lex.Kotlin),
			strings.HasSuffix(before, "<") && u.language == lex.Ruby,
			strings.HasSuffix(before, "(") && u.language == lex.Python:
			return true
		}
	}
}

func isWordByte(c byte) bool {
	return c == '_' || c >= '0' && c <= '9' || c|0x20 >= 'a' && c|0x20 <= 'z'
}

// nameOf returns the name that something has where it is declared.
func (u *unit) nameOf(name string) string {
	if original := u.readImports().aliases[name]; original != "" && u.language.Family != "net" {
		return original
	}
	return name
}
