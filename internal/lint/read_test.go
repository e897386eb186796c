package lint

import (
	"path/filepath"
	"strings"
	"testing"

	"github.com/jtlctl/jtlctl/internal/fault"
	"github.com/jtlctl/jtlctl/internal/manifest"
)

func TestRead(t *testing.T) {
	t.Parallel()
	root := folder(t, map[string]string{
		"app.json": cleanApp, "broken.json": "{technicalName}", "other.json": "{}", "listing.json": `{"defaultLocale": "de"}`,
		"shape.json": `{"technicalName": "a", "capabilities": {"erp": {"api": {"scopes": "items.write"}}}}`,
		"large.json": strings.Repeat(" ", manifest.MaxSize+1),
	})
	d, warnings, err := Read(input(""), filepath.Join(root, "app.json"))
	if err != nil || len(warnings) > 0 || d.Kind != manifest.App {
		t.Errorf("got %v, %v, %v", d, warnings, err)
	}
	_, warnings, err = Read(input(""), filepath.Join(root, "shape.json"))
	if err != nil || len(warnings) != 1 || !strings.Contains(warnings[0], "shape.json:1:67: ") {
		t.Errorf("got %q, %v", warnings, err)
	}
	for name, want := range map[string]string{
		"broken.json":  "is not JSON: line 1, column 2: ",
		"other.json":   "is not an app.json",
		"listing.json": "which has no scopes",
		"missing.json": "cannot be read: there is no such file",
		"large.json":   "cannot be read: it is larger than 5 MiB",
	} {
		t.Run(name, func(t *testing.T) {
			_, _, err := Read(input(""), filepath.Join(root, name))
			wantError(t, err, fault.Input, want)
		})
	}
}

// TestRead_hint: the command of the hint is about the file that was named.
func TestRead_hint(t *testing.T) {
	t.Parallel()
	for name, want := range map[string]string{StdinName: "`jtlctl manifest lint -` shows", "b c.yaml": "`jtlctl manifest lint 'b c.yaml'` shows"} {
		_, err := parse(name, []byte("{"))
		if hint := fault.From(err).Hint; !strings.Contains(hint, want) {
			t.Errorf("%s: %q", name, hint)
		}
	}
}

// TestReadDefault demands that standard input is not read: this folder has no
// manifest.
func TestReadDefault(t *testing.T) {
	t.Parallel()
	read := &counter{}
	_, _, err := ReadDefault(Input{Stdin: read})
	wantError(t, err, fault.Usage, "there is not an app.json or manifest.json in this folder")
	if read.read > 0 {
		t.Errorf("%d bytes of standard input were read", read.read)
	}
}

// TestRead_bounds: no more of an endless input is read than a document may
// have.
func TestRead_bounds(t *testing.T) {
	t.Parallel()
	endless := &counter{}
	_, _, err := Read(Input{Stdin: endless}, StdinName)
	wantError(t, err, fault.Input, "it is larger than 5 MiB")
	if endless.read > manifest.MaxSize+1 {
		t.Errorf("%d bytes were read", endless.read)
	}
}

type counter struct{ read int }

func (c *counter) Read(p []byte) (int, error) {
	c.read += len(p)
	return len(p), nil
}
