package main

import (
	"context"
	"errors"
	"io"
	"net"
	"net/http"
	"net/url"
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
		RunE: func(c *cobra.Command, args []string) error {
			if c.Flags().Changed("name") {
				if err := a.checkImportName(name); err != nil {
					return err
				}
			}
			return runScopeImport(c.Context(), a, args[0], name)
		},
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
	if err := a.checkImportName(c.Name); err != nil {
		return err
	}
	replaced, err := a.keepCatalog(c)
	if err != nil {
		return err
	}
	a.warnOfLeftOut(c.LeftOut)
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

func (a *app) warnOfLeftOut(names []string) {
	const shown = 60
	if len(names) == 0 {
		return
	}
	first := []rune(names[0])
	if len(first) > shown {
		first = append(first[:shown], '…')
	}
	a.console.Warnf("what cannot be the name of a scope is left out: %s, the first is %s", count(len(names), "name"), string(first))
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

// openAPI is what is downloaded, in words.
const openAPI = "OpenAPI document"

func (a *app) download(ctx context.Context, address string) ([]byte, error) {
	if err := platform.CheckURL(openAPI, address); err != nil {
		return nil, err
	}
	request, err := http.NewRequestWithContext(ctx, http.MethodGet, address, nil)
	if err != nil {
		return nil, fault.New(fault.Usage, "the %s %q is not an address", openAPI, address).Because(err)
	}
	a.learnQuery(request.URL)
	options := a.clientOptions()
	options.MaxAnswer = maxDocument
	shown := withoutQuery(request.URL)
	response, err := platform.NewClient(options).Do(request)
	if err != nil {
		return nil, platform.Unreachable(openAPI, shown, err)
	}
	defer func() { _ = response.Body.Close() }()
	text, err := io.ReadAll(response.Body)
	switch {
	case err != nil:
		return nil, incomplete(shown, err)
	case response.StatusCode != http.StatusOK:
		return nil, notServed(shown, response, text)
	}
	return disk.Text(text), nil
}

// learnQuery makes the values in a query known as secrets: one may be a token.
// Short ones are names and versions.
func (a *app) learnQuery(address *url.URL) {
	const shortestToken = 16
	for _, values := range address.Query() {
		for _, value := range values {
			if len(value) >= shortestToken {
				a.redactor.Add(secret.New(value))
			}
		}
	}
}

// withoutQuery leaves out what may be secret in an address.
func withoutQuery(address *url.URL) string {
	return (&url.URL{Scheme: address.Scheme, Host: address.Host, Path: address.Path}).String()
}

// incomplete explains why an answer that had begun did not end.
func incomplete(address string, err error) error {
	var slow net.Error
	switch {
	case errors.Is(err, context.Canceled), errors.Is(err, disk.ErrTooLarge):
		return platform.Unreachable(openAPI, address, err)
	case errors.As(err, &slow) && slow.Timeout():
		return fault.New(fault.Network, "the %s %s did not arrive whole in time", openAPI, address).
			WithHint("try again, or allow more time with --timeout").Because(err)
	}
	return fault.New(fault.Network, "the %s %s did not arrive whole: the connection was cut", openAPI, address).
		WithHint("try again").Because(err)
}

// notServed explains an answer without a document. An import sends no
// credentials, so that the usual hints would mislead.
func notServed(address string, response *http.Response, body []byte) error {
	f := fault.From(platform.Refusal(openAPI, address, response, body))
	switch code := response.StatusCode; {
	case code >= 300 && code < 400:
		target, err := response.Location()
		if err != nil {
			return f.WithHint("the document is elsewhere, and the answer does not say where")
		}
		return f.WithHint("the document is elsewhere: use the address it leads to: %s", withoutQuery(target))
	case code == http.StatusUnauthorized || code == http.StatusForbidden:
		return f.WithHint("import sends no credentials: download the document in a browser, then import the file")
	}
	return f
}

// checkImportName refuses names that are taken. File systems of Windows and
// macOS take names for the same that differ in letter case alone.
func (a *app) checkImportName(name string) error {
	if isBuiltin(name) || strings.EqualFold(name, anyAPI) {
		return fault.New(fault.Usage, "the name %s is taken: it stands for what is built in", name).
			WithHint("choose another with --name, such as %s-imported", name)
	}
	names, err := a.importedNames()
	if err != nil {
		return err
	}
	for _, other := range names {
		if other != name && strings.EqualFold(other, name) {
			return fault.New(fault.Usage, "the catalogue %s is there already, and %s differs from it in letter case alone", other, name).
				WithHint("--name %s replaces it; else choose another name", other)
		}
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
