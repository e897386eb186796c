// Package github tests what action.yml runs and what GitHub reads.
package github

import (
	"bytes"
	"errors"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"testing"
)

// A runner is a folder with what the runner of GitHub has, and programs that note how
// they were called.
type runner struct {
	t      *testing.T
	folder string
}

func newRunner(t *testing.T) runner {
	t.Helper()
	if runtime.GOOS == "windows" {
		t.Skip("a shell script plays jtlctl")
	}
	if _, err := exec.LookPath("bash"); err != nil {
		t.Skip("there is no bash")
	}
	r := runner{t, filepath.Join(t.TempDir(), "a runner's $(touch owned) folder")}
	for _, folder := range []string{"bin", "temp", "workspace/sub folder"} {
		if err := os.MkdirAll(filepath.Join(r.folder, folder), 0o700); err != nil {
			t.Fatal(err)
		}
	}
	return r
}

// program puts a shell script into the PATH. It notes its arguments, a zero byte after each.
func (r runner) program(name, script string) {
	r.t.Helper()
	text := "#!/usr/bin/env bash\nprintf '%s\\0' \"$@\" $'\\n' >>\"$RUNNER_TEMP/" + name + ".calls\"\n" + script
	if err := os.WriteFile(filepath.Join(r.folder, "bin", name), []byte(text), 0o700); err != nil {
		r.t.Fatal(err)
	}
}

// calls returns the arguments of each call of a program.
func (r runner) calls(name string) (all [][]string) {
	r.t.Helper()
	text := r.read("temp/" + name + ".calls")
	for line := range strings.SplitSeq(strings.TrimSuffix(text, "\x00\n\x00"), "\x00\n\x00") {
		all = append(all, strings.Split(line, "\x00"))
	}
	return all
}

func (r runner) read(name string) string {
	r.t.Helper()
	text, err := os.ReadFile(filepath.Join(r.folder, filepath.FromSlash(name)))
	if err != nil && !errors.Is(err, os.ErrNotExist) {
		r.t.Fatal(err)
	}
	return string(text)
}

// step runs a step of the action, and returns what the log shows and its exit code.
func (r runner) step(name string, inputs map[string]string) (log string, code int) {
	r.t.Helper()
	path, err := filepath.Abs("step")
	if err != nil {
		r.t.Fatal(err)
	}
	c := exec.Command("bash", path, name)
	c.Dir = filepath.Join(r.folder, "workspace", "sub folder")
	variables := map[string]string{
		"PATH": filepath.Join(r.folder, "bin") + string(os.PathListSeparator) + os.Getenv("PATH"), "LANG": "C.UTF-8",
		"RUNNER_OS": "Linux", "RUNNER_ARCH": "X64", "RUNNER_TEMP": filepath.Join(r.folder, "temp"), "VERSION": "latest",
		"GITHUB_WORKSPACE": filepath.Join(r.folder, "workspace"), "GITHUB_PATH": filepath.Join(r.folder, "path"),
		"GITHUB_OUTPUT": filepath.Join(r.folder, "output"), "GITHUB_STEP_SUMMARY": filepath.Join(r.folder, "summary"),
		"LINT": ".", "CODE": "", "STRICT": "false", "SARIF": "", "MANIFEST": "",
	}
	maps.Copy(variables, inputs)
	for name, value := range variables {
		c.Env = append(c.Env, name+"="+value)
	}
	var out bytes.Buffer
	c.Stdout, c.Stderr = &out, &out
	if err := c.Run(); err != nil && c.ProcessState == nil {
		r.t.Fatal(err)
	}
	for _, folder := range []string{"workspace", "workspace/sub folder", "temp", "."} {
		if _, err := os.Stat(filepath.Join(r.folder, folder, "owned")); err == nil {
			r.t.Errorf("an input was executed")
		}
	}
	return out.String(), c.ProcessState.ExitCode()
}

// hostile are lines that a shell or a parser of flags could take for something else.
var hostile = []string{"a b/app.json", "-v", "--fix", "$(touch owned)", "`touch owned`", "; touch owned", "&& touch owned", "'\"", `C:\repo\app.json`, "*", "~", "--", "ä"}

func TestStep_lintInputs(t *testing.T) {
	t.Parallel()
	r := newRunner(t)
	r.program("jtlctl", "")
	text := "\n" + strings.Join(hostile, "\r\n") + "\n\n"
	if log, code := r.step("lint", map[string]string{"LINT": text, "CODE": text, "STRICT": "true"}); code != 0 {
		t.Fatalf("exit code %d: %s", code, log)
	}
	want := []string{"manifest", "lint", "--format", "github"}
	for _, line := range hostile {
		want = append(want, "--code="+line)
	}
	want = append(want, "--strict", "--")
	want = append(want, hostile...)
	if got := r.calls("jtlctl"); len(got) != 1 || !slices.Equal(got[0], want) {
		t.Errorf("got  %q\nwant %q", got, want)
	}
}

// TestStep_lintSARIF: the file is there for the step that uploads it although lint fails,
// in the workspace, wherever jtlctl runs.
func TestStep_lintSARIF(t *testing.T) {
	t.Parallel()
	for name, want := range map[string]string{"out put/$(touch owned).sarif": "workspace/out put/$(touch owned).sarif", "-x.sarif": "workspace/-x.sarif"} {
		r := newRunner(t)
		r.program("jtlctl", `[ "$4" != sarif ] || echo '{"version": "2.1.0"}'; [ "$4" != github ] || echo "::error file=app.json::m"; exit 1`)
		log, code := r.step("lint", map[string]string{"SARIF": name})
		if code != 1 || log != "::error file=app.json::m\n" || r.read(want) != "{\"version\": \"2.1.0\"}\n" {
			t.Errorf("%s: exit code %d, %q, %q", name, code, log, r.read(want))
		}
	}
}

func TestStep_infer(t *testing.T) {
	t.Parallel()
	r := newRunner(t)
	r.program("jtlctl", "if [ \"$3\" = --format ]; then echo '::error::m'; else printf '```\\n# x\\n'; fi; exit 1")
	log, code := r.step("infer", map[string]string{"CODE": "src\n-p", "MANIFEST": "-m $(touch owned).json"})
	if code != 1 || log != "::error::m\n" {
		t.Errorf("exit code %d: %s", code, log)
	}
	want := [][]string{
		{"scope", "infer", "--manifest=-m $(touch owned).json", "--", "src", "-p"},
		{"scope", "infer", "--format", "github", "--manifest=-m $(touch owned).json", "--", "src", "-p"},
	}
	if got := r.calls("jtlctl"); len(got) != 2 || !slices.Equal(got[0], want[0]) || !slices.Equal(got[1], want[1]) {
		t.Errorf("got %q", got)
	}
	if got := r.read("summary"); got != "### The scopes that the code needs\n\n    ```\n    # x\n\n" {
		t.Errorf("the summary is %q", got)
	}
}

// TestStep_token: what is printed first is the mask, and nothing that a server sends
// becomes another output.
func TestStep_token(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct {
		token, log, output string
		code               int
	}{
		"a token": {"ey.a%0Ab.c", "::add-mask::ey.a%250Ab.c\n", "token=ey.a%0Ab.c\n", 0},
		"lines":   {`a\nname=b\n\nc`, "::add-mask::a\n::add-mask::name=b\n::add-mask::c\n::error title=jtlctl::the server sent a token of several lines\n", "", 1},
		"returns": {`a\rb`, "::add-mask::a\n::add-mask::b\n::error title=jtlctl::the server sent a token of several lines\n", "", 1},
	} {
		r := newRunner(t)
		r.program("jtlctl", "printf '%b\\n' '"+test.token+"'")
		log, code := r.step("token", map[string]string{"JTL_CLIENT_SECRET": "s"})
		if log != test.log || code != test.code || r.read("output") != test.output {
			t.Errorf("%s: exit code %d, log %q, output %q", name, code, log, r.read("output"))
		}
	}
	for _, secret := range []string{"", "s"} {
		r := newRunner(t)
		r.program("jtlctl", "echo 'error: refused' >&2; exit 4")
		log, code := r.step("token", map[string]string{"JTL_CLIENT_SECRET": secret})
		if code != 4 || strings.Contains(log, "a pull request from a fork gets no secrets") != (secret == "") || r.read("output") != "" {
			t.Errorf("refused: exit code %d, log %q, output %q", code, log, r.read("output"))
		}
	}
}

// released is a gh that puts an archive and its checksum where it is asked to.
const released = `
folder=$(while [ $# -gt 0 ]; do [ "$1" != --dir ] || echo "$2"; shift; done)
cd "$folder"
printf '#!/bin/sh\necho ran\n' >jtlctl; chmod +x jtlctl
tar -czf "jtlctl_${RELEASE:-1.0.0}_linux_amd64.tar.gz" jtlctl; rm jtlctl
{ sha256sum *.tar.gz || shasum -a 256 *.tar.gz; } >checksums.txt 2>/dev/null
[ -z "${BROKEN:-}" ] || echo x >>*.tar.gz
`

func TestStep_install(t *testing.T) {
	t.Parallel()
	r := newRunner(t)
	r.program("gh", released)
	// Another version in the same job replaces the first.
	for version, tag := range map[string][]string{"latest": nil, "v1.2.3": {"v1.2.3"}, "1.2.3": {"v1.2.3"}} {
		if log, code := r.step("install", map[string]string{"VERSION": version, "RELEASE": version}); code != 0 {
			t.Fatalf("%s: exit code %d: %s", version, code, log)
		}
		calls := r.calls("gh")
		if got := calls[len(calls)-1]; !slices.Equal(got[2:slices.Index(got, "--repo")], tag) {
			t.Errorf("%s: gh %q", version, got)
		}
	}
	folder, _, _ := strings.Cut(r.read("path"), "\n")
	if out, err := exec.Command(filepath.Join(folder, "jtlctl")).Output(); err != nil || string(out) != "ran\n" {
		t.Errorf("%v, %q", err, out)
	}
}

func TestStep_installRefuses(t *testing.T) {
	t.Parallel()
	for name, inputs := range map[string]map[string]string{
		"a flag":           {"VERSION": "--repo=evil/evil"},
		"a command":        {"VERSION": "$(touch owned)"},
		"two lines":        {"VERSION": "1.0.0\n--repo=evil/evil"},
		"nothing":          {"VERSION": ""},
		"another arch":     {"RUNNER_ARCH": "ARM"},
		"another system":   {"RUNNER_OS": "Plan9"},
		"a wrong checksum": {"BROKEN": "1"},
		"no gh":            {"PATH": "nothing"},
	} {
		r := newRunner(t)
		r.program("gh", released)
		log, code := r.step("install", inputs)
		if code == 0 || r.read("path") != "" || name != "a wrong checksum" && !strings.HasPrefix(log, "::error title=jtlctl::") {
			t.Errorf("%s: exit code %d, %s", name, code, log)
		}
	}
}

// TestAction: an expression within a command would be part of it.
func TestAction(t *testing.T) {
	t.Parallel()
	text, err := os.ReadFile(filepath.Join("..", "..", "action.yml"))
	if err != nil {
		t.Fatal(err)
	}
	runs := 0
	for line := range strings.Lines(string(text)) {
		if strings.Contains(line, "run:") {
			runs++
			if strings.Contains(line, "${{") {
				t.Errorf("%s", line)
			}
		}
	}
	if runs != 5 || strings.Contains(string(text), "run: |") {
		t.Errorf("%d commands", runs)
	}
}
