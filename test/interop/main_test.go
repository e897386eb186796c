// Package interop runs the real jtlctl binary against implementations that
// nobody here wrote: Ory's OAuth server, the npm packages jose and oidc-provider,
// and a validator of OpenAPI documents.
//
// Run it as `go test -count=1 ./...`: the go command does not see when jtlctl
// has changed, and would repeat what it remembers.
package interop

import (
	"bytes"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strconv"
	"testing"
)

// binary is the jtlctl that all tests run.
var binary string

func TestMain(m *testing.M) {
	os.Exit(testMain(m))
}

func testMain(m *testing.M) int {
	// The tests wait for processes more than they compute.
	if err := flag.Set("test.parallel", strconv.Itoa(6*runtime.GOMAXPROCS(0))); err != nil {
		fmt.Fprintln(os.Stderr, err)
		return 1
	}
	folder, err := os.MkdirTemp("", "jtlctl-interop-")
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		return 1
	}
	defer func() { _ = os.RemoveAll(folder) }()
	binary = filepath.Join(folder, "jtlctl")
	if runtime.GOOS == "windows" {
		binary += ".exe"
	}
	build := exec.Command("go", "build", "-o", binary, "./cmd/jtlctl")
	build.Dir = filepath.Join("..", "..")
	build.Env = append(os.Environ(), "GOWORK=off")
	if output, err := build.CombinedOutput(); err != nil {
		fmt.Fprintf(os.Stderr, "jtlctl cannot be built: %v\n%s", err, output)
		return 1
	}
	return m.Run()
}

// output is what a program left behind.
type output struct {
	code           int
	stdout, stderr string
}

// jtlctl runs the binary to its end. variables are all of its environment but
// for folders of its own.
func jtlctl(t *testing.T, variables map[string]string, args ...string) output {
	t.Helper()
	return finished(t, prepared(t, variables, args...))
}

// prepared is a jtlctl that ends with the test at the latest.
func prepared(t *testing.T, variables map[string]string, args ...string) *exec.Cmd {
	t.Helper()
	command := exec.CommandContext(t.Context(), binary, args...)
	home := t.TempDir()
	command.Dir = home
	command.Env = []string{
		"HOME=" + home,
		"USERPROFILE=" + home,
		"AppData=" + filepath.Join(home, "roaming"),
		"LocalAppData=" + filepath.Join(home, "local"),
		"XDG_CONFIG_HOME=" + filepath.Join(home, "config"),
		"XDG_CACHE_HOME=" + filepath.Join(home, "cache"),
		"XDG_STATE_HOME=" + filepath.Join(home, "state"),
	}
	for name, value := range variables {
		command.Env = append(command.Env, name+"="+value)
	}
	return command
}

// serving starts a command that runs until the test ends, and reads where it is
// from the JSON that it prints first.
func serving(t *testing.T, command *exec.Cmd, into any) {
	t.Helper()
	stdout, err := command.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := command.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = command.Wait() }) // the context of the test has ended it
	if err := json.NewDecoder(stdout).Decode(into); err != nil {
		t.Fatalf("%s does not say where it is: %v", command.Args, err)
	}
}

// finished runs a command to its end, whatever its exit code.
func finished(t *testing.T, command *exec.Cmd) output {
	t.Helper()
	var stdout, stderr bytes.Buffer
	command.Stdout, command.Stderr = &stdout, &stderr
	err := command.Run()
	var exit *exec.ExitError
	if err != nil && !errors.As(err, &exit) {
		t.Fatalf("%s cannot be run: %v", command.Path, err)
	}
	return output{command.ProcessState.ExitCode(), stdout.String(), stderr.String()}
}

// expect ends the test where the exit code is another one.
func (o output) expect(t *testing.T, code int) output {
	t.Helper()
	if o.code != code {
		t.Fatalf("exit code %d instead of %d\nstdout: %s\nstderr: %s", o.code, code, o.stdout, o.stderr)
	}
	return o
}

// decode reads standard output as JSON.
func (o output) decode(t *testing.T, into any) {
	t.Helper()
	if err := json.Unmarshal([]byte(o.stdout), into); err != nil {
		t.Fatalf("%v in %q", err, o.stdout)
	}
}
