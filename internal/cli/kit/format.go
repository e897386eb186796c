package kit

import (
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"github.com/jtlctl/jtlctl/internal/fault"
)

// reportFormats is the annotation of a command with a --format for its report.
const reportFormats = "report formats"

// ReportFormats says which forms the report of a command has, for its --format and for
// -o.
func ReportFormats(c *cobra.Command, formats ...string) {
	Complete(c, "format", formats...)
	c.Annotations = map[string]string{reportFormats: strings.Join(formats, " ")}
}

// FormatsOf returns the forms of the report of a command; none if it has no --format for it.
func FormatsOf(c *cobra.Command) []string { return strings.Fields(c.Annotations[reportFormats]) }

// OutputAsFormat lets -o name a form that only the --format of a command has, such as
// sarif.
func OutputAsFormat(a *App, c *cobra.Command) error {
	form := a.Flags.output
	if form == "text" || form == "json" || !slices.Contains(FormatsOf(c), form) {
		return nil
	}
	if flag := c.Flags().Lookup("format"); flag.Changed && flag.Value.String() != form {
		return fault.New(fault.Usage, "-o %s and --format %s exclude each other", form, flag.Value.String()).WithHint("use only one of them")
	}
	a.Flags.output = "text"
	return c.Flags().Set("format", form)
}
