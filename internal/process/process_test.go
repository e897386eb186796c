package process

import (
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"testing"

	"github.com/jtlctl/jtlctl/internal/fault"
	"github.com/jtlctl/jtlctl/internal/fault/faulttest"
)

func TestFind(t *testing.T) {
	t.Parallel()
	faulttest.Want(t, second(Find([]string{"no-such-program-anywhere", "x"})), fault.NotFound, `there is no command "no-such-program-anywhere" in PATH`, "check its name and PATH")
	faulttest.Want(t, second(Find([]string{"npm start"})), fault.NotFound, `there is no command "npm start" in PATH`, "words of their own: `jtlctl token exec -- npm start`")
	folder := t.TempDir()
	faulttest.Want(t, second(Find([]string{filepath.Join(folder, "none")})), fault.NotFound, "there is no command "+folder, "check the path")
	faulttest.Want(t, second(Find([]string{folder})), fault.NotExecutable, "it is a folder")
	script := filepath.Join(folder, "plain.sh")
	faulttest.Must(t, os.WriteFile(script, []byte("#!/bin/sh\n"), 0o600))
	c, err := Find([]string{script})
	why := []string{"it is not marked as executable", "`chmod +x " + script + "`"}
	if runtime.GOOS == "windows" { // which has no such mark, and says so only when it is to run
		faulttest.Must(t, err)
		err, why = c.Run(Environment{}), []string{"is it a program for this system"}
	}
	faulttest.Want(t, err, fault.NotExecutable, why...)
	want, err := exec.LookPath("go")
	if err != nil {
		t.Skip("go is not in PATH")
	}
	if c, err := Find([]string{"go", "version"}); err != nil || c.path != want || c.batch != "" || !slices.Equal(c.args, []string{"go", "version"}) {
		t.Errorf("%+v, %v", c, err)
	}
}

func second(_ Command, err error) error { return err }

func TestCommand_Run_cannot(t *testing.T) {
	t.Parallel()
	path := filepath.Join(t.TempDir(), "gone")
	faulttest.Want(t, Command{path: path, args: []string{"gone"}}.Run(Environment{}), fault.NotFound, "the command "+path+" cannot be executed: ")
}

func TestEnvironment_Apply(t *testing.T) {
	t.Parallel()
	variables := []string{"PATH=/bin", "TOKEN_SECRET=planted", "token_secret=planted2", `=C:=C:\work`, "MY_TOKEN_SECRET=mine", "EMPTY="}
	change := Environment{Remove: []string{"TOKEN_SECRET"}, Add: []string{"TOKEN=abc"}}
	for system, want := range map[string][]string{
		"windows": {"PATH=/bin", `=C:=C:\work`, "MY_TOKEN_SECRET=mine", "EMPTY=", "TOKEN=abc"},
		// Everywhere else these are other variables.
		"linux": {"PATH=/bin", "token_secret=planted2", `=C:=C:\work`, "MY_TOKEN_SECRET=mine", "EMPTY=", "TOKEN=abc"},
	} {
		before := slices.Clone(variables)
		if got := change.Apply(system, variables); !slices.Equal(got, want) || !slices.Equal(before, variables) {
			t.Errorf("%s: %q, want %q", system, got, want)
		}
	}
}

func TestBatchLine(t *testing.T) {
	t.Parallel()
	for _, test := range []struct{ system, path, want string }{
		{"windows", `C:\nodejs\npm.cmd`, `cmd.exe /d /e:ON /v:OFF /s /c ""C:\nodejs\npm.cmd" start "a&b""`},
		{"windows", `C:\nodejs\NPM.CMD`, `cmd.exe /d /e:ON /v:OFF /s /c ""C:\nodejs\NPM.CMD" start "a&b""`},
		{"windows", `C:\nodejs\node.exe`, ""},
		{"linux", "/usr/bin/npm.cmd", ""},
	} {
		if got, err := batchLine(test.system, test.path, []string{"start", "a&b"}); err != nil || got != test.want {
			t.Errorf("%s %s: %s, %v, want %s", test.system, test.path, got, err, test.want)
		}
	}
	_, err := batchLine("windows", `C:\nodejs\npm.cmd`, []string{"run", `--data={"planted":1}`})
	text := faulttest.Want(t, err, fault.Usage, `C:\nodejs\npm.cmd cannot be run safely: argument 2 has a double quote`, "run the program that it starts")
	if strings.Contains(text, "planted") {
		t.Errorf("the argument is repeated: %s", text)
	}
}

func TestCommand_Run_exit(t *testing.T) {
	t.Parallel()
	if runtime.GOOS != "windows" {
		t.Skip("the process becomes the program here, and does not wait for it: script auth of the command line runs that")
	}
	if c, err := Find([]string{"cmd", "/c", "exit", "7"}); err != nil || !errors.Is(c.Run(Environment{}), Exit(7)) {
		t.Errorf("%v", err)
	}
}

func TestExit(t *testing.T) {
	t.Parallel()
	if got := Exit(7).Error(); got != "exit code 7" {
		t.Error(got)
	}
}
