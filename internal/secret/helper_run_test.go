package secret

import (
	"errors"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"

	"github.com/jtlctl/jtlctl/internal/fault"
)

// scripts puts scripts of sh into PATH as helpers.
func scripts(t *testing.T, bodies map[string]string) (folder string) {
	t.Helper()
	if runtime.GOOS == "windows" {
		t.Skip("the helpers of this test are scripts of sh")
	}
	folder = t.TempDir()
	t.Setenv("PATH", folder+string(os.PathListSeparator)+os.Getenv("PATH"))
	for name, script := range bodies {
		must(t, os.WriteFile(filepath.Join(folder, "docker-credential-"+name), []byte("#!/bin/sh\n"+script+"\n"), 0o700))
	}
	return folder
}

func TestHelperCall_run(t *testing.T) {
	folder := scripts(t, map[string]string{
		"says": "cat; echo \" $1\"; echo why >&2", "fails": "echo no; exit 1", "dies": "kill -9 $$",
		"big": "head -c 100000000 /dev/zero", "endless": "yes", "noisy": "yes | head -c 1000000 >&2", "deaf": "exec <&-; echo done",
	})
	run := func(name string) (output, words []byte, err error) {
		return HelperCall{Program: "docker-credential-" + name, Verb: "get", Input: []byte("in")}.run(t.Context())
	}
	if output, words, err := run("says"); string(output) != "in get\n" || string(words) != "why\n" || err != nil {
		t.Errorf("%q, %q, %v", output, words, err)
	}
	if output, _, err := run("fails"); string(output) != "no\n" || err == nil {
		t.Errorf("%q, %v", output, err)
	}
	if _, _, err := run("dies"); err == nil || !strings.Contains(err.Error(), "signal: killed") {
		t.Errorf("%v", err)
	}
	for _, name := range []string{"big", "endless"} {
		if output, _, err := run(name); !errors.Is(err, errAnswersForever) || len(output) != 0 {
			t.Errorf("%s: %d bytes, %v", name, len(output), err)
		}
	}
	if _, words, err := run("noisy"); len(words) != maxHelperWords || err != nil {
		t.Errorf("%d bytes, %v", len(words), err)
	}
	if output, _, err := run("deaf"); string(output) != "done\n" || err != nil {
		t.Errorf("%q, %v", output, err)
	}

	// Programs that cannot be executed.
	must(t, os.WriteFile(filepath.Join(folder, "docker-credential-plain"), []byte("#!/bin/sh\n"), 0o600))
	must(t, os.WriteFile(filepath.Join(folder, "docker-credential-torn"), []byte("#!/no/such/shell\n"), 0o700))
	for name, want := range map[string]string{
		"missing-here": "there is no program docker-credential-missing-here in the PATH", "plain": "there is no program docker-credential-plain in the PATH",
		"torn": "no such file or directory",
	} {
		_, err := (&Helper{Program: name}).Get(t.Context(), "a")
		wantFault(t, err, fault.Store, want)
	}
	t.Chdir(folder)
	t.Setenv("PATH", "."+string(os.PathListSeparator)+os.Getenv("PATH")[len(folder)+1:])
	_, err := (&Helper{Program: "says"}).Get(t.Context(), "a")
	wantFault(t, err, fault.Store, "docker-credential-says is only in a relative folder of the PATH")
}

// TestHelperCall_run_environment: a helper needs no other secret than the one it is sent.
func TestHelperCall_run_environment(t *testing.T) {
	scripts(t, map[string]string{"env": "env"})
	for _, name := range append(Variables(), AccessVariable) {
		t.Setenv(name, planted)
	}
	t.Setenv("GPG_TTY", "/dev/pts/7")
	output, _, err := HelperCall{Program: "docker-credential-env", Verb: "get"}.run(t.Context())
	must(t, err)
	if strings.Contains(string(output), planted) || !strings.Contains(string(output), "GPG_TTY=/dev/pts/7") {
		t.Errorf("%s", output)
	}
	if output, _, err := (HelperCall{Program: "docker-credential-env", Verb: "get", Alone: true}).run(t.Context()); strings.Contains(string(output), "GPG_TTY") || err != nil {
		t.Errorf("%s, %v", output, err)
	}
}
