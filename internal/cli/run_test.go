package cli

import (
	"bytes"
	"context"
	"encoding/json"
	"io"
	"strings"
	"testing"
	"time"

	"github.com/jtlctl/jtlctl/internal/cli/kit"
	"github.com/jtlctl/jtlctl/internal/console"
)

// run executes one command line in a world without files, variables and network.
func run(t *testing.T, out io.Writer, stdin string, args ...string) (stderr string, code int) {
	t.Helper()
	var errs bytes.Buffer
	code = Run(t.Context(), args, kit.World{
		Console:     &console.Console{In: strings.NewReader(stdin), Out: out, Err: &errs},
		Environment: func(string) string { return "" },
		IsSet:       func(string) bool { return false },
		Now:         func() time.Time { return time.Unix(1_800_000_000, 0) },
		Random:      strings.NewReader(""),
	})
	return errs.String(), code
}

func TestRun(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct {
		args           []string
		stdin          string
		code           int
		stdout, stderr string // parts of what is printed
	}{
		"a result":             {[]string{"version"}, "", 0, "jtlctl dev", ""},
		"standard input":       {[]string{"jwt", "decode"}, "eyJhbGciOiJub25lIn0.eyJhIjoxfQ.", 0, `"a": 1`, "verified"},
		"an unknown command":   {[]string{"tokn"}, "", 2, "", `(did you mean "token"?)`},
		"an unknown verb":      {[]string{"token", "gett"}, "", 2, "", `(did you mean "get"?)`},
		"an unknown flag":      {[]string{"version", "--quite"}, "", 2, "", "--quiet"},
		"an unknown output":    {[]string{"version", "-o", "yaml"}, "", 2, "", "--output"},
		"a timeout of nothing": {[]string{"version", "--timeout", "0s"}, "", 2, "", "--timeout must be longer than nothing"},
		"too many arguments":   {[]string{"version", "now"}, "", 2, "", "`jtlctl version` takes no argument, but there is 1"},
		"a body as argument":   {[]string{"api", "POST", "/v2/items", `{"name":"x"}`}, "", 2, "", "what is sent is no argument: write -f NAME=VALUE"},
		"a query as argument":  {[]string{"api", "graphql", "{ items }"}, "", 2, "", "what is sent is no argument: write -f NAME=VALUE"},
		"too few arguments":    {[]string{"config", "set", "tenant"}, "", 2, "", "`jtlctl config set` needs 2 arguments, but there is 1"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			var out bytes.Buffer
			stderr, code := run(t, &out, test.stdin, test.args...)
			if code != test.code || !strings.Contains(out.String(), test.stdout) || !strings.Contains(stderr, test.stderr) {
				t.Errorf("exit code %d\n%s\n%s", code, &out, stderr)
			}
			if test.code != 0 && out.Len() > 0 {
				t.Errorf("an error printed %q as a result", &out)
			}
		})
	}
}

func TestRun_errorInJSON(t *testing.T) {
	t.Parallel()
	for name, args := range map[string][]string{
		"of a flag":      {"version", "--quite", "-o", "json"},
		"of an argument": {"-ojson", "version", "now"},
		"of a command":   {"--output=json", "tokn"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			stderr, code := run(t, io.Discard, "", args...)
			var report ErrorReport
			if err := json.Unmarshal([]byte(stderr), &report); err != nil {
				t.Fatalf("%v\n%s", err, stderr)
			}
			if code != 2 || report.Error.ExitCode != 2 || report.Error.Kind != "usage" || report.Error.Message == "" || report.Error.Hint == "" {
				t.Errorf("exit code %d, %+v", code, report)
			}
		})
	}
}

// full is a disk or a pipe that takes nothing.
type full struct{}

func (full) Write([]byte) (int, error) { return 0, io.ErrShortWrite }

func TestRun_resultNotWritten(t *testing.T) {
	t.Parallel()
	if stderr, code := run(t, full{}, "", "version"); code != 3 || !strings.Contains(stderr, "the result cannot be written") {
		t.Errorf("exit code %d\n%s", code, stderr)
	}
}

func TestRun_interrupted(t *testing.T) {
	t.Parallel()
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	var errs bytes.Buffer
	silent, _ := io.Pipe()
	code := Run(ctx, []string{"jwt", "decode"}, kit.World{
		Console:     &console.Console{In: silent, Out: io.Discard, Err: &errs},
		Environment: func(string) string { return "" },
		IsSet:       func(string) bool { return false },
		Now:         time.Now,
	})
	if code != 130 || errs.String() != "interrupted\n" {
		t.Errorf("exit code %d, %q", code, &errs)
	}
}
