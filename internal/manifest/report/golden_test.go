package report

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"

	"github.com/jtlctl/jtlctl/internal/console"
)

// marked writes colours as tags.
type marked struct{}

func (marked) Bold(text string) string   { return "<bold>" + text + "</>" }
func (marked) Faint(text string) string  { return "<faint>" + text + "</>" }
func (marked) Red(text string) string    { return "<red>" + text + "</>" }
func (marked) Yellow(text string) string { return "<yellow>" + text + "</>" }
func (marked) Green(text string) string  { return "<green>" + text + "</>" }
func (marked) Cyan(text string) string   { return "<cyan>" + text + "</>" }

// TestReports compares all forms of each case with testdata. UPDATE=1 writes
// it again.
func TestReports(t *testing.T) {
	t.Parallel()
	for name, files := range cases(t) {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			log := sarifOf(files, rules(), "1.2.3")
			if name != "plain" {
				log = log.(sarifLog).Runs[0].Results // the rest is the same everywhere
			}
			compare(t, name,
				txtar.File{Name: "text", Data: []byte(textOf(files, console.Style{}))},
				txtar.File{Name: "github", Data: []byte(gitHubOf(files))},
				txtar.File{Name: "gitlab", Data: encode(t, codeQualityOf(files))},
				txtar.File{Name: "junit", Data: []byte(jUnitOf(files, false))},
				txtar.File{Name: "json", Data: encode(t, jsonOf(files))},
				txtar.File{Name: "sarif", Data: encode(t, log)})
		})
	}
}

func compare(t *testing.T, name string, files ...txtar.File) {
	t.Helper()
	path := filepath.Join("testdata", name+".txtar")
	got := txtar.Format(&txtar.Archive{Files: files})
	if os.Getenv("UPDATE") != "" {
		if err := os.WriteFile(path, got, 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if want := strings.ReplaceAll(string(want), "\r\n", "\n"); string(got) != want {
		t.Errorf("%s differs: got\n%s", path, got)
	}
}

func encode(t *testing.T, value any) []byte {
	t.Helper()
	text, err := json.MarshalIndent(value, "", "  ")
	if err != nil {
		t.Fatal(err)
	}
	return append(text, '\n')
}
