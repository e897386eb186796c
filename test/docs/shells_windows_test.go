package docs

import (
	"errors"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/jtlctl/jtlctl/test/clitest"
)

// windowsShell runs the blocks of a language as a script.
type windowsShell struct {
	args         []string
	script       string
	first, after string // the first line, and what is after each command
	goesOn       string // the end of a line that goes on in the next
}

var windowsShells = map[string]windowsShell{
	"cmd":        {[]string{"cmd.exe", "/d", "/c"}, "page.cmd", "@echo off", "if errorlevel 1 exit /b 9", "^"},
	"powershell": {[]string{"powershell.exe", "-NoProfile", "-ExecutionPolicy", "Bypass", "-File"}, "page.ps1", "$ErrorActionPreference = 'Stop'", "if ($LASTEXITCODE) { exit 9 }", "`"},
}

// TestPages_windowsShells runs the blocks for cmd.exe and PowerShell in these
// shells, page by page; TestPages runs them in bash, on all systems.
func TestPages_windowsShells(t *testing.T) {
	t.Parallel()
	programs := windowsPrograms(t)
	for _, page := range pages(t) {
		lines := map[string][]string{}
		for _, b := range blocks(readFile(t, page)) {
			if shell, ok := windowsShells[b.language]; ok {
				lines[b.language] = append(lines[b.language], shell.checked(b.text)...)
			}
		}
		for language, typed := range lines {
			t.Run(filepath.Base(page)+"_"+language, func(t *testing.T) {
				t.Parallel()
				if printed, err := windowsShells[language].run(t, programs, typed); err != nil {
					t.Errorf("%v\n%s\n%s", err, strings.Join(typed, "\n"), printed)
				}
			})
		}
	}
}

// TestWindowsShell_fault: a line that fails ends the script.
func TestWindowsShell_fault(t *testing.T) {
	t.Parallel()
	programs := windowsPrograms(t)
	for language, shell := range windowsShells {
		t.Run(language, func(t *testing.T) {
			t.Parallel()
			if printed, err := shell.run(t, programs, shell.checked("jtlctl token gt\njtlctl version\n")); err == nil {
				t.Errorf("it goes on: %s", printed)
			}
		})
	}
}

// checked puts a check after each command.
func (s windowsShell) checked(text string) []string {
	lines := []string{}
	for line := range strings.Lines(text) {
		line = strings.TrimRight(line, "\r\n")
		lines = append(lines, line)
		if !strings.HasSuffix(line, s.goesOn) {
			lines = append(lines, s.after)
		}
	}
	return lines
}

// windowsPrograms returns a folder with jtlctl and the other programs of pages. They
// are no links: those of a program that runs cannot be removed.
func windowsPrograms(t *testing.T) string {
	t.Helper()
	programs := t.TempDir()
	itself, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	text, err := os.ReadFile(itself)
	err = errors.Join(err, os.WriteFile(filepath.Join(programs, "jtlctl.exe"), text, 0o700))
	for name := range otherPrograms {
		lines := "@setlocal\r\n@set " + playVariable + "=" + name + "\r\n@\"%~dp0jtlctl.exe\" %*\r\n"
		err = errors.Join(err, os.WriteFile(filepath.Join(programs, name+".cmd"), []byte(lines), 0o700))
	}
	if err != nil {
		t.Fatal(err)
	}
	return programs
}

// run runs lines in an empty folder with an empty home, next to a sandbox.
func (s windowsShell) run(t *testing.T, programs string, lines []string) (printed string, err error) {
	t.Helper()
	if !s.works(t) {
		t.Skipf("%s does nothing on this machine, as that of Wine", s.args[0])
	}
	folder, home := t.TempDir(), t.TempDir()
	project, err := filepath.Abs("../..")
	if err != nil {
		t.Fatal(err)
	}
	server := httptest.NewServer(byName(serveSandbox(t, time.Now)))
	t.Cleanup(server.Close)
	script := filepath.Join(folder, s.script)
	writeFile(t, script, strings.Join(append([]string{s.first}, lines...), "\r\n")+"\r\n")
	c := exec.CommandContext(t.Context(), s.args[0], append(s.args[1:], script)...)
	c.Dir = folder
	c.Env = append(os.Environ(), "PATH="+programs+";"+os.Getenv("PATH"), "USERPROFILE="+home, "APPDATA="+home, "LOCALAPPDATA="+home,
		clitest.MainVariable+"=1", sandboxVariable+"="+strings.TrimPrefix(server.URL, "http://"), homeVariable+"="+home, projectVariable+"="+project)
	output, err := c.CombinedOutput()
	return string(output), err
}

// works reports whether the shell runs scripts: the PowerShell of Wine does not.
func (s windowsShell) works(t *testing.T) bool {
	t.Helper()
	script := filepath.Join(t.TempDir(), s.script)
	writeFile(t, script, "exit 7\r\n")
	c := exec.CommandContext(t.Context(), s.args[0], append(s.args[1:], script)...)
	_ = c.Run()
	return c.ProcessState != nil && c.ProcessState.ExitCode() == 7
}
