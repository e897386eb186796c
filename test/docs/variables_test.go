package docs

import (
	"fmt"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// syntax is how a language sets and uses variables; the first group is the name.
type syntax struct{ sets, uses []*regexp.Regexp }

func patterns(texts ...string) []*regexp.Regexp {
	var all []*regexp.Regexp
	for _, text := range texts {
		all = append(all, regexp.MustCompile(text))
	}
	return all
}

var (
	shell = syntax{
		patterns(`(?m)(?:^|[\s;(&|])([A-Za-z_]\w*)=`, `\bfor (\w+) in\b`, `\bread (?:-\w+ )*(\w+)`, `\bgh ((?:secret|variable) set \w+)`, `\bglab variable set (\w+)`),
		patterns(`\$\{?([A-Za-z_]\w*)`),
	}
	workflow = syntax{
		patterns(`(?m)^\s*(?:- )?"?([A-Za-z_]\w*)"?:`, `(?m)^\s*(?:- )?(id: \w+)`, `(?:^|[\s;])([A-Za-z_]\w*)=`),
		patterns(`\$\{\{\s*((?:secrets|vars|steps)\.\w+)`, `\$\{\{\s*(?:env|matrix)\.(\w+)`, `\$\{\{\s*(github|runner|job)\.`, `\$\{?([A-Za-z_]\w*)`),
	}
	syntaxes = map[string]syntax{
		"sh": shell, "bash": shell, "console": shell, "yaml": workflow,
		"powershell": {patterns(`(?i)\$env:(\w+)\s*=`, `\$(\w+)\s*=`), patterns(`(?i)\$(?:env:)?(\w+)`)},
		"cmd":        {patterns(`(?im)\bset "?(\w+)=`, `(?i)\bset /p (\w+)=`), patterns(`%(\w+)%`)},
		"ini":        {patterns(`(?m)^Environment="?(\w+)=`), patterns(`\$\{?([A-Za-z_]\w*)`)},
		"dockerfile": {patterns(`(?m)^(?:ENV|ARG) (\w+)`), patterns(`\$\{?([A-Za-z_]\w*)`)},
		"http":       {patterns(`(?m)^@(\w+)\s*=`), patterns(`\{\{(\w+)\}\}`)},
		"python":     {nil, patterns(`environ\["(\w+)"\]`, `getenv\("(\w+)"`)},
	}
)

// provided are variables that no page has to set.
var provided = map[string]string{
	"HOME": "the system sets it", "PWD": "the shell sets it", "PATH": "the system sets it",
	"ERRORLEVEL": "cmd.exe sets it", "LASTEXITCODE": "PowerShell sets it", "null": "a constant of PowerShell", "PROFILE": "PowerShell sets it",
	"USERPROFILE": "Windows sets it", "AppData": "Windows sets it", "LocalAppData": "Windows sets it",
	"CREDENTIALS_DIRECTORY": "systemd sets it",
	"github":                "GitHub sets this context", "runner": "GitHub sets this context", "job": "GitHub sets this context",
	"CI_PROJECT_DIR": "GitLab sets it",
}

// contexts are how GitHub names in a workflow what was set elsewhere.
var contexts = strings.NewReplacer("secret set ", "secrets.", "variable set ", "vars.", "id: ", "steps.")

// quoted are the parts of a command line in which a shell expands nothing.
var quoted = regexp.MustCompile(`(?m)"(?:[^"\\]|\\.)*"|'[^']*'|(?:^|\s)#.*$|\\\$`)

// expanded blanks what a shell does not expand.
func expanded(text string) string {
	return quoted.ReplaceAllStringFunc(text, func(part string) string {
		if part[0] == '"' {
			return part
		}
		return strings.Repeat(" ", len(part))
	})
}

// unsetVariables returns the variables that the blocks of a page use before a
// line of the page has set them.
func unsetVariables(page string) []string {
	set, unset := map[string]bool{}, []string{}
	for _, b := range blocks(page) {
		language, text := syntaxes[b.language], b.text
		if slices.Contains([]string{"sh", "bash", "console"}, b.language) {
			text = expanded(strings.Join(shellText(b), ""))
		}
		first := map[string]int{} // where this block sets it
		for _, pattern := range language.sets {
			for _, at := range pattern.FindAllStringSubmatchIndex(text, -1) {
				if name := contexts.Replace(text[at[2]:at[3]]); first[name] == 0 || at[2] < first[name] {
					first[name] = at[2] + 1
				}
			}
		}
		for _, pattern := range language.uses {
			for _, at := range pattern.FindAllStringSubmatchIndex(text, -1) {
				name := text[at[2]:at[3]]
				here := first[name] > 0 && (first[name] <= at[2]+1 || b.language == "yaml") // YAML has no order
				if !set[name] && !here && provided[name] == "" && !slices.ContainsFunc(unset, func(u string) bool { return strings.HasSuffix(u, " "+name) }) {
					unset = append(unset, fmt.Sprintf("line %d: %s", b.line+strings.Count(text[:at[0]], "\n"), name))
				}
			}
		}
		for name := range first {
			set[name] = true
		}
	}
	return unset
}

// shellText returns what of a block a person types; the rest is empty lines.
func shellText(b block) []string {
	var lines []string
	for line := range strings.Lines(b.text) {
		if command, ok := strings.CutPrefix(line, "$ "); ok || b.language != "console" {
			lines = append(lines, command)
		} else {
			lines = append(lines, "\n")
		}
	}
	return lines
}

// TestVariables demands that each variable which a page shows is set by a line
// of the page above it.
func TestVariables(t *testing.T) {
	t.Parallel()
	for _, page := range written(t) {
		for _, unset := range unsetVariables(readFile(t, page)) {
			t.Errorf("%s, %s is set by no line above it", filepath.Base(page), unset)
		}
	}
}

func TestUnsetVariables(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]string{
		"```sh\nA=1\necho $A \"${A}\" $HOME '$B' \\$C # $D\n```":                                        "",
		"```sh\necho $A\nA=1\n```":                                                                      "line 2: A",
		"```sh\nexport A=$(cat x)\n```\n```python\nos.environ[\"A\"], os.environ[\"B\"]\n```":           "line 5: B",
		"```console\n$ echo \"$A\"\n$B is output\n```":                                                  "line 2: A",
		"```yaml\nenv:\n  B: ${{ secrets.B }}\n  A: x\n  C: ${{ github.sha }}\nrun: echo $A\n```":       "line 3: secrets.B",
		"```sh\ngh secret set B\n```\n```yaml\nenv:\n  A: ${{ secrets.B }}\n```":                        "",
		"```yaml\n- id: jtl\n- x: ${{ steps.jtl.outputs.token }} ${{ steps.other.outputs.token }}\n```": "line 3: steps.other",
		"```powershell\n$env:A = 'x'\necho $env:A $env:B $LASTEXITCODE\n```":                            "line 3: B",
		"```cmd\nset A=x\necho %A% %B% %ERRORLEVEL%\n```":                                               "line 3: B",
		"```http\n@jtl = http://x\nGET {{jtl}}/v2 {{other}}\n```":                                       "line 3: other",
	} {
		if got := strings.Join(unsetVariables(text), ", "); got != want {
			t.Errorf("%s\n%s, want %q", text, got, want)
		}
	}
}
