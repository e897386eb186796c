package docs

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	climanifest "github.com/jtlctl/jtlctl/internal/cli/manifest"
	"github.com/jtlctl/jtlctl/internal/lint"
	"github.com/jtlctl/jtlctl/internal/manifest"
	"github.com/jtlctl/jtlctl/internal/manifest/report"
	"github.com/jtlctl/jtlctl/test/clitest"
)

// TestRulesPage keeps docs/rules.md what the rules say of themselves and what
// the real tool prints of their examples. UPDATE=1 writes it.
func TestRulesPage(t *testing.T) {
	t.Parallel()
	var b strings.Builder
	b.WriteString("# The rules of `jtlctl manifest lint`\n\nYou want to know what a finding means, why it is one, and how to fix it or turn it off. The output of\nthe examples is what jtlctl prints. " + madeBy + "\n")
	b.WriteString("Only what the platform is known to reject is an error. The severity is the\ndefault, and findings may have a lower one; `--rule ID=SEVERITY` and `.jtlctl.yaml`\nchange it. `jtlctl manifest rules ID` shows the same in the terminal. A file that\ncannot be read at all is reported as file-unusable, and the exit code is 2.\n\n")
	b.WriteString("| rule | severity | reports |\n| --- | --- | --- |\n")
	for _, r := range manifest.Rules() {
		fmt.Fprintf(&b, "| [%s](#%s) | %s | %s |\n", r.ID, r.ID, r.Severity, r.Summary)
	}
	for _, r := range manifest.Rules() {
		fmt.Fprintf(&b, "\n## %s\n\n%s. %s.\n\n%s\n", r.ID, r.Summary, ruleNotes(r), climanifest.Wrapped(r.Why, 84))
		for _, e := range r.Examples() {
			if e.Bad() {
				writeExample(t, &b, r, e)
				continue
			}
			fmt.Fprintf(&b, "\nWithout a finding:\n\n```json\n%s```\n", e.Files[0].Text)
			for _, file := range e.Files[1:] {
				if file.IsCode() {
					fmt.Fprintf(&b, "\n`%s`:\n\n```ts\n%s```\n", file.Path, file.Text)
				}
			}
		}
	}
	for _, r := range []report.Rule{report.UnusableFile(), lint.UnresolvedCall()} {
		fmt.Fprintf(&b, "\n## %s\n\n%s. Not a rule that `--rule` changes.\n\n%s\n", r.ID, r.Summary, climanifest.Wrapped(r.Why, 84))
	}
	sameFile(t, filepath.Join(docsFolder, "rules.md"), b.String())
}

// TestRulesPage_anchors: what a SARIF log links for a rule is a heading of docs/rules.md.
func TestRulesPage_anchors(t *testing.T) {
	t.Parallel()
	page, err := os.ReadFile(filepath.Join(docsFolder, "rules.md"))
	if err != nil {
		t.Fatal(err)
	}
	for _, r := range append(lint.ReportRules(), report.UnusableFile(), lint.UnresolvedCall()) {
		address, anchor, _ := strings.Cut(report.RuleAddress(r.ID), "#")
		if !strings.HasSuffix(address, "/docs/rules.md") || !strings.Contains(string(page), "\n## "+anchor+"\n") {
			t.Errorf("%s#%s is not there", address, anchor)
		}
	}
}

func ruleNotes(r *manifest.Rule) string {
	notes := map[manifest.Severity]string{manifest.Error: "An error", manifest.Warning: "A warning", manifest.Info: "An info"}[r.Severity]
	if r.Raisable {
		notes += ", or a warning if it is only likely"
	}
	if r.Fixable {
		notes += "; `--fix` fixes it if there is only one correction"
	}
	if r.Release {
		notes += ", only with `--release`"
	}
	if r.NeedsCode {
		notes += ", only with `--code`"
	}
	if r.ErrorInApplication && r.Severity != manifest.Error {
		notes += "; in an application file, an error"
	}
	return notes
}

func writeExample(t *testing.T, b *strings.Builder, r *manifest.Rule, e manifest.Example) {
	t.Helper()
	folder := t.TempDir()
	args := []string{"manifest", "lint"}
	for _, file := range e.Files {
		path := filepath.Join(folder, filepath.FromSlash(file.Path))
		if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(file.Text), 0o600); err != nil {
			t.Fatal(err)
		}
		if file.IsCode() {
			fmt.Fprintf(b, "\n`%s`:\n\n```ts\n%s```\n", file.Path, file.Text)
			continue
		}
		args = append(args, file.Path)
		fmt.Fprintf(b, "\n`%s`:\n\n```json\n%s```\n", file.Path, file.Text)
	}
	if r.Release {
		args = append(args, "--release")
	}
	if r.NeedsCode {
		args = append(args, "--code", "src")
	}
	lint := clitest.Command(t.Context(), t, args...)
	lint.Dir = folder
	lint.Env = append(lint.Env, "HOME="+folder)
	printed, _ := lint.CombinedOutput()
	fmt.Fprintf(b, "\n```text\n$ jtlctl %s\n%s```\n", strings.Join(args, " "), printed)
}
