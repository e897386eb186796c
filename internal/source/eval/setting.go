package eval

import (
	"strings"

	"github.com/jtlctl/jtlctl/internal/source/lex"
	"github.com/jtlctl/jtlctl/internal/source/project"
	"github.com/jtlctl/jtlctl/internal/source/syntax"
	"github.com/jtlctl/jtlctl/internal/source/value"
)

// settings finds out what settings are.
type settings struct {
	project *project.Project
	values  values
}

// config returns config('jtl.endpoints.items') of Laravel: what config/jtl.php
// returns under this name. nil if there is no such file or member.
func (s settings) config(name string) []value.Value {
	file, keys, ok := strings.Cut(name, ".")
	if !ok {
		return nil
	}
	u := s.project.Configs[file]
	if u == nil {
		return nil
	}
	for i := range u.Tokens {
		if u.Is(i, "return") && u.Inside(i) == nil {
			return s.member(u, i+1, strings.Split(keys, "."))
		}
	}
	return nil
}

func (s settings) member(u *syntax.File, at int, keys []string) []value.Value {
	where, from, to := s.project.Object(u, at)
	if where == nil {
		return nil
	}
	for _, arg := range where.Arguments(from, to) {
		switch {
		case arg.Name != keys[0]:
		case len(keys) > 1:
			return s.member(where, arg.Value, keys[1:])
		default:
			return s.values.Expression(where, arg.Value)
		}
	}
	return nil
}

// injected returns the value of ${name:default}: that of the setting, or the default.
func (s settings) injected(d *syntax.Declaration) []value.Value {
	u := d.File
	text := ""
	if u.Kind(d.Value) == lex.String {
		text = u.Decode(d.Value)
	}
	inner, ok := strings.CutPrefix(text, "${")
	if !ok || !strings.HasSuffix(inner, "}") {
		return value.Opaque(d.Name)
	}
	name, other, _ := strings.Cut(strings.TrimSuffix(inner, "}"), ":")
	if all := s.address(name); all != nil {
		return all
	}
	if other != "" && !strings.Contains(other, "${") {
		return []value.Value{{{Text: other, File: u, Token: d.Value}}}
	}
	return value.Opaque(name)
}

// environments are how code names the environment, before the name of a variable.
var environments = []string{"process.env.", "import.meta.env.", "Deno.env.", "os.environ.", "ENV.", "$_ENV.", "$_SERVER.", "$env:", "env."}

// address returns the address that a setting has, if a file of the project says it.
func (s settings) address(name string) []value.Value {
	if address := s.project.Settings[project.SettingKey(name)]; address != "" {
		return value.Text(address)
	}
	return nil
}

// variableOf returns the name of the environment variable that code names, "" if it is
// none.
func variableOf(full string) string {
	for _, prefix := range environments {
		if name, ok := strings.CutPrefix(full, prefix); ok {
			return name
		}
	}
	return ""
}
