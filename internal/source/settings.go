package source

import (
	"path"
	"strings"

	"github.com/jtlctl/jtlctl/internal/jsonast"
	"github.com/jtlctl/jtlctl/internal/yamltext"
)

// maxSettings bounds how many addresses of settings are kept.
const maxSettings = 1000

// environments are how code names the environment, before the name of a variable.
var environments = []string{"process.env.", "import.meta.env.", "Deno.env.", "os.environ.", "ENV.", "$_ENV.", "$_SERVER.", "$env:", "env."}

// isSettings reports whether a file holds settings: .env and its examples, and those of
// .NET and Spring.
func isSettings(name string) bool {
	base := strings.ToLower(path.Base(name))
	return base == ".env" || strings.HasPrefix(base, ".env.") || strings.HasSuffix(base, ".env") ||
		strings.HasPrefix(base, "appsettings") && strings.HasSuffix(base, ".json") || strings.HasPrefix(base, "application") && (strings.HasSuffix(base, ".yml") || strings.HasSuffix(base, ".yaml"))
}

// readSettings keeps the settings of a file that are addresses, and nothing else of it.
func (p *project) readSettings(u *unit) {
	keep := func(name, value string) {
		name = settingKey(name)
		if strings.Contains(value, "://") && len(value) < 500 && len(p.settings) < maxSettings {
			if old, ok := p.settings[name]; ok && old != value {
				value = "" // which of them it is cannot be told
			}
			p.settings[name] = value
		}
	}
	switch {
	case strings.HasSuffix(u.name, ".json"):
		eachSetting(&jsonast.Parse(u.code).Root, "", 0, keep)
	case strings.HasSuffix(u.name, ".yml"), strings.HasSuffix(u.name, ".yaml"):
		eachSetting(&yamltext.Parse(u.code).Root, "", 0, keep)
	default:
		for line := range strings.Lines(string(u.code)) {
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
	if depth > maxData {
		return
	}
	for i := range v.Members {
		eachSetting(&v.Members[i].Value, strings.TrimPrefix(name+"."+v.Members[i].Name, "."), depth+1, keep)
	}
}

// settingKey makes the names equal by which files and code call a setting: JTL__BASE_URL,
// Jtl:BaseUrl and jtl.base-url are one.
func settingKey(name string) string {
	return strings.ToLower(strings.NewReplacer("_", "", "-", "", ":", "", ".", "").Replace(name))
}

// setting returns the address that a setting has, if a file of the project says it.
func (e *evaluator) setting(name string) []value {
	if address := e.project.settings[settingKey(name)]; address != "" {
		return textValue(address)
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
