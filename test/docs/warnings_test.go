package docs

import (
	"context"
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/jtlctl/jtlctl/internal/cli"
	"github.com/jtlctl/jtlctl/internal/cli/kit"
	"github.com/jtlctl/jtlctl/internal/disk"
	"github.com/jtlctl/jtlctl/test/clitest"
)

// runUnknownKey runs a command with a configuration of which every command that
// reads it warns.
func runUnknownKey(t *testing.T, args ...string) (stdout, stderr string, code int) {
	t.Helper()
	folder := t.TempDir()
	if err := os.WriteFile(filepath.Join(folder, "config.yaml"), []byte("currend: x\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	var out, errs strings.Builder
	w := clitest.World(strings.NewReader(""), &out, &errs)
	w.Roots = disk.Roots{Config: folder, Cache: folder, State: folder}
	code = cli.Run(context.Background(), args, w)
	return out.String(), errs.String(), code
}

// TestWarnings_json: standard error has one JSON document at most.
func TestWarnings_json(t *testing.T) {
	t.Parallel()
	for args, test := range map[string]struct {
		code     int
		inStderr string // the schema of the document there; "" if there is none
	}{
		"config list":               {0, ""},
		"config get client_id":      {0, ""},
		"profile list":              {0, ""},
		"auth status":               {0, ""},
		"token clear":               {0, ""},
		"config set client_id 4711": {0, ""},
		"token get":                 {4, "error"},
	} {
		stdout, stderr, code := runUnknownKey(t, append(strings.Fields(args), "-o", "json")...)
		document := stdout
		if test.inStderr != "" {
			document = stderr
			if err := newSchemaCheck(t, test.inStderr)(stderr); err != nil {
				t.Errorf("%s: %v", args, err)
			}
		} else if stderr != "" {
			t.Errorf("%s: standard error is %q", args, stderr)
		}
		var got kit.Warned
		err := json.Unmarshal([]byte(document), &got)
		if err != nil || code != test.code || len(got.Warnings) != 1 || !strings.Contains(got.Warnings[0], `unknown key "currend"`) {
			t.Errorf("%s: exit code %d, %v, %q", args, code, err, document)
		}
	}
}

func TestWarnings_text(t *testing.T) {
	t.Parallel()
	_, stderr, code := runUnknownKey(t, "config", "list")
	if code != 0 || strings.Count(stderr, "warning: the configuration ") != 1 {
		t.Errorf("exit code %d, %q", code, stderr)
	}
}
