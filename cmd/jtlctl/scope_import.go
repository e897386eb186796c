package main

import (
	"context"
	"os"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"github.com/jtlctl/jtlctl/internal/disk"
	"github.com/jtlctl/jtlctl/internal/fault"
	"github.com/jtlctl/jtlctl/internal/platform"
	"github.com/jtlctl/jtlctl/internal/scope"
	"github.com/jtlctl/jtlctl/internal/secret"
)

func newScopeImport(a *app) *cobra.Command {
	var name string
	c := &cobra.Command{
		Use:   "import FILE|URL|-",
		Short: "Add a catalogue from an OpenAPI document",
		Long: described(`Reads an OpenAPI document of the ERP API, as JSON or YAML, and keeps what it says of
scopes. The catalogue takes part in every look-up and in `+"`jtlctl manifest lint`"+`.
It is named after the version of the API; importing a name again replaces it.`, 0, 2, 3, 4),
		Example: `  jtlctl scope import openapi.json
  jtlctl scope import https://developer.example/erp/openapi.json --name 2.3
  jtlctl scope import - --name 2.0-beta < openapi.yaml`,
		Args: takes(1, 1),
		RunE: func(c *cobra.Command, args []string) error { return runScopeImport(c.Context(), a, args[0], name) },
	}
	c.Flags().StringVar(&name, "name", "", "`NAME` of the catalogue; without it the version that the document names")
	return c
}

// importReport is the JSON form of an import; it is a contract.
type importReport struct {
	catalogReport
	Replaced bool `json:"replaced"`
}

func runScopeImport(ctx context.Context, a *app, source, name string) error {
	text, source, err := a.fetchDocument(ctx, source)
	if err != nil {
		return err
	}
	c, err := parseCatalog(source, text)
	if err != nil {
		return err
	}
	c.Source, c.Date = source, a.now().UTC().Format(time.DateOnly)
	if name != "" {
		c.Name = name
	}
	if err := checkImportName(c.Name); err != nil {
		return err
	}
	replaced, err := a.keepCatalog(c)
	if err != nil {
		return err
	}
	report := importReport{reportCatalog(c), replaced}
	if a.flags.json() {
		return a.console.JSON(report)
	}
	verb := "imported"
	if replaced {
		verb = "imported anew, replacing the one there was"
	}
	a.console.Notef("catalogue %s is %s: %s, %s", c.Name, verb, count(report.Operations, "operation"), count(report.Scopes, "scope"))
	return nil
}

// fetchDocument returns the text of a file, an address or standard input, and
// what to call its source.
func (a *app) fetchDocument(ctx context.Context, source string) (text []byte, name string, err error) {
	switch {
	case isURL(source):
		text, err = a.download(ctx, source)
		name, _, _ = strings.Cut(source, "?") // a query may hold a token
		return text, name, err
	case source == "-":
		text, err = a.argument(ctx, []string{"-"}, "OpenAPI document", maxDocument)
		return text, "standard input", err
	}
	text, err = readDocument(source)
	return text, source, err
}

func (a *app) download(ctx context.Context, address string) ([]byte, error) {
	const name = "OpenAPI document"
	if err := platform.CheckURL(name, address); err != nil {
		return nil, err
	}
	options := a.clientOptions()
	options.MaxAnswer = maxDocument
	text, err := platform.Get(ctx, platform.NewClient(options), name, address, secret.String{})
	return disk.Text(text), err
}

func checkImportName(name string) error {
	if isBuiltin(name) || name == anyAPI {
		return fault.New(fault.Usage, "the name %s is taken: it stands for what is built in", name).
			WithHint("choose another with --name, such as %s-imported", name)
	}
	return checkCatalogName(name)
}

// keepCatalog writes a catalogue, and tells whether it replaced one.
func (a *app) keepCatalog(c *scope.Catalog) (replaced bool, err error) {
	file, err := a.catalogStore(c.Name)
	if err != nil {
		return false, err
	}
	text, err := c.Encode()
	if err != nil {
		return false, err
	}
	_, missing := os.Stat(file.Path)
	if err := file.Save(text); err != nil {
		return false, fault.New(fault.Disk, "the catalogue %s cannot be written: %v", file.Path, disk.Cause(err)).Because(err)
	}
	return missing == nil, nil
}
