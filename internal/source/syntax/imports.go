package syntax

import (
	"bytes"
	"path"
	"strings"

	"github.com/jtlctl/jtlctl/internal/source/lex"
)

// imports are the names that a file gives to other files and to what they export.
type imports struct {
	Modules map[string]string // the base names of files, by the names of the imports
	aliases map[string]string // the original names
	named   map[string]string // the modules that names are imported from
}

// VisibleIn reports whether a file may use a declaration without the name of its
// class: it is exported, inherited, or imported as a static member.
func (d *Declaration) VisibleIn(u *File) bool {
	return d.Exported() || d.File.Language == lex.VisualBasic || u.Inherits(d.Container) ||
		bytes.Contains(u.Code, []byte("."+d.Container+";")) || bytes.Contains(u.Code, []byte("."+d.Container+"."+d.Name))
}

// SimpleName returns a name as it would be declared, without $ and @.
func SimpleName(name string) string { return strings.TrimLeft(name, "$@") }

// ReadImports reads require and import of JavaScript, and import … as of Python.
func (u *File) ReadImports() *imports {
	if u.imported != nil {
		return u.imported
	}
	u.imported = &imports{map[string]string{}, map[string]string{}, map[string]string{}}
	for i := range u.Tokens {
		switch {
		case u.Is(i, "require") && u.Is(i-1, "=") && u.Is(i-2, "}") && u.Kind(i+2) == lex.String:
			u.nameImports(i-2, u.Decode(i+2))
		case u.Is(i, "from") && u.Kind(i+1) == lex.String && u.Is(i-1, "}"):
			u.nameImports(i-1, u.Decode(i+1))
		case u.Is(i, "require") && u.Is(i+1, "(") && u.Kind(i+2) == lex.String && u.Is(i-1, "=") && u.Kind(i-2) == lex.Name:
			u.imported.Modules[u.Text(i-2)] = moduleName(u.Decode(i + 2))
		case u.Is(i, "from") && u.Kind(i+1) == lex.String && u.Kind(i-1) == lex.Name:
			u.imported.Modules[u.Text(i-1)] = moduleName(u.Decode(i + 1))
		case u.Is(i, "as") && u.Kind(i-1) == lex.Name && u.Kind(i+1) == lex.Name && u.Language.Family != "net":
			u.imported.aliases[u.Text(i+1)] = u.Text(i - 1)
			if u.Language == lex.Python {
				u.imported.Modules[u.Text(i+1)] = u.Text(i - 1)
			}
		}
	}
	return u.imported
}

// ModuleOf returns the module that a file of JavaScript imports a name from: import
// { name } from 'module', and require.
func (u *File) ModuleOf(name string) string { return u.ReadImports().named[name] }

// nameImports notes the names between braces before a token, as imported from a module.
func (u *File) nameImports(closing int, module string) {
	for i := u.Match(closing) + 1; i > 0 && i < closing; i++ {
		if u.Kind(i) == lex.Name {
			u.imported.named[u.Text(i)] = module
		}
	}
}

// moduleName returns the name of the file that an import names.
func moduleName(address string) string {
	base := path.Base(address)
	return strings.TrimSuffix(base, path.Ext(base))
}

// Exported reports whether a declaration is a member of what a file exports as a whole.
func (d *Declaration) Exported() bool {
	return d.Container == "exports" || d.Container == "default" || d.Container == ""
}

// NameOf returns the name that something has where it is declared.
func (u *File) NameOf(name string) string {
	if original := u.ReadImports().aliases[name]; original != "" && u.Language.Family != "net" {
		return original
	}
	return name
}

// IsModule reports whether a name stands for a file or its folder.
func (u *File) IsModule(name string) bool {
	base := strings.TrimSuffix(path.Base(u.Name), path.Ext(u.Name))
	return strings.EqualFold(base, name) || strings.EqualFold(path.Base(path.Dir(u.Name)), name)
}

// ImportsModule reports whether a name of a file stands for what another one exports.
func (u *File) ImportsModule(name string, other *File) bool {
	module := u.ReadImports().Modules[name]
	return module != "" && other.IsModule(module)
}

// ImportsAs reports whether a file imports another one under a name.
func (u *File) ImportsAs(name string, other *File) bool {
	base := strings.TrimSuffix(path.Base(other.Name), path.Ext(other.Name))
	return bytes.Contains(u.Code, []byte("as "+name)) && bytes.Contains(u.Code, []byte(base))
}

// TakenFrom returns the function whose result a name is taken from: const { send } =
// useErp(). "" if there is none.
func (u *File) TakenFrom(name string) string {
	if u.Language != lex.TypeScript {
		return ""
	}
	if u.taken == nil {
		u.taken = map[string]string{}
		for i := range u.Tokens {
			if u.Is(i, "=") && u.Is(i-1, "}") && u.Kind(i+1) == lex.Name && u.Is(i+2, "(") {
				for j := u.Match(i-1) + 1; j > 0 && j < i-1; j = u.After(j) {
					if u.Kind(j) == lex.Name {
						u.taken[u.Text(j)] = u.Text(i + 1)
					}
				}
			}
		}
	}
	return u.taken[name]
}
