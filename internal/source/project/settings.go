package project

import (
	"path"
	"strings"

	"github.com/jtlctl/jtlctl/internal/jsonast"
	"github.com/jtlctl/jtlctl/internal/source/lex"
	"github.com/jtlctl/jtlctl/internal/source/syntax"
	"github.com/jtlctl/jtlctl/internal/yamltext"
)

// configOf returns the name under which a file of PHP holds settings, "" if it does not.
func configOf(u *syntax.File) string {
	name, ok := strings.CutSuffix(path.Base(u.Name), ".php")
	if !ok || u.Language != lex.PHP || path.Base(path.Dir(u.Name)) != "config" {
		return ""
	}
	return name
}

// maxSettings bounds how many addresses of settings are kept.
const maxSettings = 1000

// maxSettingDepth bounds how deep they are nested.
const maxSettingDepth = 64

// IsSettings reports whether a file holds settings: .env and its examples, and those of
// .NET and Spring.
func IsSettings(name string) bool {
	base := strings.ToLower(path.Base(name))
	return base == ".env" || strings.HasPrefix(base, ".env.") || strings.HasSuffix(base, ".env") ||
		strings.HasPrefix(base, "appsettings") && strings.HasSuffix(base, ".json") || strings.HasPrefix(base, "application") && (strings.HasSuffix(base, ".yml") || strings.HasSuffix(base, ".yaml"))
}

// readSettings keeps the settings of a file that are addresses, and nothing else of it.
func readSettings(p *Project, u *syntax.File) {
	keep := func(name, value string) {
		name = SettingKey(name)
		if strings.Contains(value, "://") && len(value) < 500 && len(p.Settings) < maxSettings {
			if old, ok := p.Settings[name]; ok && old != value {
				value = "" // which of them it is cannot be told
			}
			p.Settings[name] = value
		}
	}
	switch {
	case strings.HasSuffix(u.Name, ".json"):
		eachSetting(&jsonast.Parse(u.Code).Root, "", 0, keep)
	case strings.HasSuffix(u.Name, ".yml"), strings.HasSuffix(u.Name, ".yaml"):
		eachSetting(&yamltext.Parse(u.Code).Root, "", 0, keep)
	default:
		for line := range strings.Lines(string(u.Code)) {
			name, value, ok := strings.Cut(strings.TrimPrefix(strings.TrimSpace(line), "export "), "=")
			if ok && !strings.HasPrefix(name, "#") {
				keep(strings.TrimSpace(name), strings.Trim(strings.TrimSpace(value), `"'`))
			}
		}
	}
}

// eachSetting calls a function for every text in nested objects, with the names joined
// by dots.
func eachSetting(v *jsonast.Value, name string, depth int, keep func(name, value string)) {
	if v.Kind == jsonast.String {
		keep(name, v.Text)
	}
	if depth > maxSettingDepth {
		return
	}
	for i := range v.Members {
		eachSetting(&v.Members[i].Value, strings.TrimPrefix(name+"."+v.Members[i].Name, "."), depth+1, keep)
	}
}

// SettingKey makes the names equal by which files and code call a setting: JTL__BASE_URL,
// Jtl:BaseUrl and jtl.base-url are one.
func SettingKey(name string) string {
	return strings.ToLower(strings.NewReplacer("_", "", "-", "", ":", "", ".", "").Replace(name))
}

// Scripts returns the code of the files of a name, whatever their folders are.
func (p *Project) Scripts(name string) []string {
	var all []string
	for _, u := range p.Units {
		if u.Name == name || strings.HasSuffix(u.Name, "/"+name) {
			all = append(all, string(u.Code))
		}
	}
	return all
}
