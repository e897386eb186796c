package manifest

import (
	"strings"

	"github.com/spf13/cobra"

	"github.com/jtlctl/jtlctl/internal/cli/kit"
	"github.com/jtlctl/jtlctl/internal/fault"
	"github.com/jtlctl/jtlctl/internal/manifest"
	"github.com/jtlctl/jtlctl/internal/suggest"
)

func newRules(a *kit.App) *cobra.Command {
	return &cobra.Command{
		Use:   "rules [ID]",
		Short: "List the rules of `manifest lint`, or explain one",
		Long: kit.Described(`Lists the rules of `+"`jtlctl manifest lint`"+` with their severity. With ID it explains
one rule: why it exists, an example that it reports and one that it does not.`, 0, 2),
		Example: `  jtlctl manifest rules
  jtlctl manifest rules scope-unknown`,
		Args: kit.Takes(0, 1),
		RunE: func(_ *cobra.Command, args []string) error { return runRules(a, args) },
	}
}

func runRules(a *kit.App, args []string) error {
	rules, rows := []DescribedRule{}, [][]string{{"RULE", "SEVERITY", "REPORTS"}}
	for _, r := range manifest.Rules() {
		if len(args) > 0 && r.ID != args[0] {
			continue
		}
		rules = append(rules, describeRule(r))
		rows = append(rows, []string{r.ID, r.Severity.String(), r.Summary})
	}
	switch {
	case len(rules) == 0:
		return fault.New(fault.Usage, "there is no rule %q%s", args[0], suggest.Question(args[0], manifest.RuleIDs())).
			WithHint("`jtlctl manifest rules` lists them")
	case a.Flags.JSON() && len(args) > 0:
		return a.Console.JSON(rules[0])
	case a.Flags.JSON():
		return a.Console.JSON(rules)
	case len(args) > 0:
		explainRule(a, rules[0])
	default:
		a.Console.Table(rows)
	}
	return nil
}

func describeRule(r *manifest.Rule) DescribedRule {
	d := DescribedRule{ID: r.ID, Severity: r.Severity.String(), Summary: r.Summary, Why: r.Why, Fixable: r.Fixable, Release: r.Release,
		needsCode: r.NeedsCode, raisable: r.Raisable, errorInApplication: r.ErrorInApplication && r.Severity != manifest.Error}
	for _, e := range r.Examples() {
		if e.Bad() {
			d.Bad = append(d.Bad, exampleText(e))
		} else {
			d.Good = append(d.Good, exampleText(e))
		}
	}
	return d
}

// exampleText returns the text of an example; if it has several files, each with
// its name.
func exampleText(e manifest.Example) string {
	if len(e.Files) == 1 {
		return e.Files[0].Text
	}
	var b strings.Builder
	for _, file := range e.Files {
		b.WriteString(file.Path + "\n" + file.Text)
	}
	return b.String()
}

func explainRule(a *kit.App, r DescribedRule) {
	style := a.Console.OutStyle
	notes := r.Severity
	if r.raisable {
		notes += ", a warning if it is only likely"
	}
	if r.Fixable {
		notes += ", --fix fixes it if there is only one correction"
	}
	if r.Release {
		notes += ", only with --release"
	}
	if r.needsCode {
		notes += ", only with --code"
	}
	if r.errorInApplication {
		notes += ", an error in an application file"
	}
	a.Console.Printf("%s (%s)\n%s.\n\n%s\n", style.Bold(r.ID), notes, r.Summary, Wrapped(r.Why, 84))
	a.Console.Printf("\n%s\n%s\n%s\n%s", style.Red("reported:"), indent(r.Bad[0]), style.Green("not reported:"), indent(r.Good[0]))
}

func indent(text string) string {
	var b strings.Builder
	for line := range strings.Lines(text) {
		b.WriteString("  " + line)
	}
	return b.String()
}

// Wrapped breaks a text into lines of at most width characters.
func Wrapped(text string, width int) string {
	var b strings.Builder
	length := 0
	for word := range strings.FieldsSeq(text) {
		switch {
		case length == 0:
		case length+1+len([]rune(word)) > width:
			b.WriteString("\n")
			length = 0
		default:
			b.WriteString(" ")
			length++
		}
		b.WriteString(word)
		length += len([]rune(word))
	}
	return b.String()
}
