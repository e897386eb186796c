package docs

import (
	"os/exec"
	"regexp"
	"runtime"
	"slices"
	"strings"
	"testing"
)

// block is a fenced block of a page.
type block struct {
	language string
	line     int // of the page, of its first line
	text     string
	file     string // that the paragraph before it names last; "" if none
}

// fence matches a block, also one in a list.
var fence = regexp.MustCompile("(?ms)^( *)```([a-z]+)\n(.*?)^ *```$")

// blocks returns the fenced blocks of a page, in their order.
func blocks(page string) []block {
	var found []block
	for _, at := range fence.FindAllStringSubmatchIndex(page, -1) {
		indent := page[at[2]:at[3]]
		var text strings.Builder
		for line := range strings.Lines(page[at[6]:at[7]]) {
			text.WriteString(strings.TrimPrefix(line, indent))
		}
		found = append(found, block{page[at[4]:at[5]], 2 + strings.Count(page[:at[0]], "\n"), text.String(), fileNamed(page[:at[0]])})
	}
	return found
}

var fileInProse = regexp.MustCompile("`((?:[\\w.-]+/)*(?:[\\w-]*\\.[\\w.-]+|Dockerfile))`")

// fileNamed returns the file that the last paragraph names last.
func fileNamed(before string) string {
	before = strings.TrimRight(before, "\n")
	if i := strings.LastIndex(before, "\n\n"); i >= 0 {
		before = before[i:]
	}
	all := fileInProse.FindAllStringSubmatch(before, -1)
	if len(all) == 0 || !strings.HasSuffix(before, ":") {
		return ""
	}
	return all[len(all)-1][1]
}

// shown is a command line of a page.
type shown struct {
	line    int
	command string
	output  string // of a console block
	console bool
	typed   string // what a person answers, between the double quotes of a shell
}

// commandLines returns the command lines of blocks, and for a block that is a file
// the one that writes it.
func commandLines(t *testing.T, all []block) []shown {
	t.Helper()
	var lines []shown
	for _, b := range all {
		if b.file != "" && !slices.Contains([]string{"sh", "bash", "console", "powershell", "cmd"}, b.language) {
			lines = append(lines, shown{line: b.line, command: "mkdir -p \"$(dirname " + b.file + ")\" && cat > " + b.file + " <<'FILE'\n" + b.text + "FILE"})
		}
		switch b.language {
		case "sh", "bash":
			lines = append(lines, shellLines(t, b)...)
		case "powershell", "cmd":
			b.text = inBash(b.language, b.text)
			lines = append(lines, shellLines(t, b)...)
		case "console":
			lines = append(lines, consoleLines(b)...)
		case "http":
			lines = append(lines, shown{line: b.line, command: "rest-client " + b.file})
		case "python":
			lines = append(lines, shown{line: b.line, command: "python3 - <<'PYTHON'\n" + b.text + "PYTHON"})
		}
	}
	return lines
}

var (
	setInPowerShell = regexp.MustCompile(`(?mi)^(\s*)\$env:(\w+)\s*=\s*`)
	setInCmd        = regexp.MustCompile(`(?mi)^(\s*)set "?(\w+)=([^"\n]*)"?$`)
	useInPowerShell = regexp.MustCompile(`(?i)\$env:(\w+)`)
	useInCmd        = regexp.MustCompile(`%(\w+)%`)
)

// inBash says in bash what a block for PowerShell or cmd.exe does, so far as pages
// need it: variables, comments, and paths of this folder.
func inBash(language, text string) string {
	if language == "powershell" {
		text = setInPowerShell.ReplaceAllString(text, "${1}export ${2}=")
		text = useInPowerShell.ReplaceAllString(text, "$$${1}")
		text = strings.NewReplacer("$LASTEXITCODE", "$?", "`\n", "\\\n").Replace(text)
	} else {
		text = setInCmd.ReplaceAllString(text, "${1}export ${2}='${3}'")
		text = useInCmd.ReplaceAllString(text, "$$${1}")
		text = regexp.MustCompile(`(?mi)^\s*rem\b`).ReplaceAllString(text, "#")
		text = strings.NewReplacer("$ERRORLEVEL", "$?", "^\n", "\\\n").Replace(text)
	}
	return strings.ReplaceAll(text, `.\`, "./")
}

// consoleLines takes a block apart in which "$ " begins a command, and "> " goes
// on with it.
func consoleLines(b block) []shown {
	var lines []shown
	number := b.line
	for line := range strings.Lines(b.text) {
		if command, ok := strings.CutPrefix(line, "$ "); ok {
			lines = append(lines, shown{number, strings.TrimSuffix(command, "\n"), "", true, ""})
		} else if last := len(lines) - 1; last >= 0 {
			lines[last].output += line
		}
		number++
	}
	return lines
}

// shellLines takes a block apart into what a shell reads at once.
func shellLines(t *testing.T, b block) []shown {
	t.Helper()
	var lines []shown
	number, open := b.line, ""
	begin := number
	for line := range strings.Lines(b.text) {
		if open == "" {
			begin = number
		}
		open += line
		number++
		if strings.TrimSpace(open) == "" {
			open = ""
			continue
		}
		if complete(t, open) {
			lines = append(lines, shown{line: begin, command: strings.TrimSuffix(open, "\n")})
			open = ""
		}
	}
	if open != "" {
		t.Errorf("line %d: the block ends in the middle of a command: %s", begin, open)
	}
	return lines
}

var hereDocument = regexp.MustCompile(`<<-?\s*['"]?([A-Z]+)['"]?`)

// complete reports whether a shell would run what was typed so far.
func complete(t *testing.T, typed string) bool {
	t.Helper()
	if end := hereDocument.FindStringSubmatch(typed); end != nil && !strings.Contains(typed, "\n"+end[1]+"\n") {
		return false
	}
	if strings.HasSuffix(strings.TrimRight(typed, "\n"), "\\") {
		return false
	}
	check := exec.CommandContext(t.Context(), "bash", "-n", "-c", typed)
	return check.Run() == nil
}

// needsBash skips a test that runs the lines of a page on a machine without the bash
// that they are for. TestPages_windowsShells runs those for Windows there.
func needsBash(t *testing.T) {
	t.Helper()
	if _, err := exec.LookPath("bash"); err != nil || runtime.GOOS == "windows" {
		t.Skip("there is no bash of Linux or macOS on this machine, which runs the command lines of the pages")
	}
}
