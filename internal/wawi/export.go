package wawi

import (
	"context"
	"encoding/json"
	"errors"
	"io/fs"
	"strings"

	"github.com/jtlctl/jtlctl/internal/disk"
	"github.com/jtlctl/jtlctl/internal/fault"
	"github.com/jtlctl/jtlctl/internal/quote"
	"github.com/jtlctl/jtlctl/internal/suggest"
)

// The formats of an export.
const (
	EnvFormat  = "env"
	JSONFormat = "json"
)

// ExportFormats lists the formats.
func ExportFormats() []string { return []string{EnvFormat, JSONFormat} }

// Export is what a server needs to call a JTL-Wawi as an app; its JSON form is a
// contract.
type Export struct {
	// Name is that of the installation.
	Name string `json:"name"`
	// URL is the address of the JTL-Wawi that paths follow: with /v1 if it has API
	// 1.x only there.
	URL string `json:"url"`
	// API is the version of its API, such as 2.0.
	API        string `json:"api"`
	AppID      string `json:"app_id"`      // the identifier of the app
	AppVersion string `json:"app_version"` // the version of the app
	// Granted are the scopes that the app has; empty if they are not known.
	Granted []string `json:"granted_scopes"`
	// Key is the API key, only with --with-key.
	Key string `json:"api_key,omitempty"`
}

// Export returns what a server needs to call the JTL-Wawi of the first name;
// without one, of the only one that there is.
func (s Service) Export(ctx context.Context, names []string, withKey bool) (Export, error) {
	name, err := s.Named(names)
	if err != nil {
		return Export{}, err
	}
	name, i, err := s.installed(name)
	if err != nil {
		return Export{}, err
	}
	e := Export{Name: name, URL: i.URL + i.Prefix, API: i.API.String(), AppID: i.AppID, AppVersion: i.AppVersion, Granted: i.Granted}
	if e.Granted == nil {
		e.Granted = []string{}
	}
	if !withKey {
		return e, nil
	}
	key, err := s.Stores.carriedKey(ctx, name, i)
	if err != nil {
		return Export{}, err
	}
	e.Key = key.Reveal()
	return e, nil
}

// Text returns the export in a format.
func (e Export) Text(format string) (string, error) {
	if format == JSONFormat {
		//nolint:gosec // the key is what the user asks for
		text, err := json.MarshalIndent(e, "", "  ")
		return string(text) + "\n", err
	}
	var b strings.Builder
	for _, variable := range e.variables() {
		b.WriteString(variable.name + "=" + quote.Env(variable.value) + "\n")
	}
	return b.String(), nil
}

type variable struct{ name, value string }

func (e Export) variables() []variable {
	all := []variable{
		{"JTL_WAWI_URL", e.URL}, {"JTL_WAWI_API_VERSION", e.API}, {"JTL_WAWI_APP_ID", e.AppID}, {"JTL_WAWI_APP_VERSION", e.AppVersion},
	}
	if e.Key != "" {
		all = append(all, variable{"JTL_WAWI_API_KEY", e.Key})
	}
	return all
}

// CheckExportFormat refuses a format that does not exist.
func CheckExportFormat(format string) error {
	return fault.WithOrigin(suggest.Among("format", format, ExportFormats()), "--format")
}

// WriteExport writes an export into a new file that only the user can read. One
// that exists is not touched.
func WriteExport(path, text string) error {
	const private = 0o600
	err := disk.Create(path, []byte(text), private)
	switch {
	case errors.Is(err, fs.ErrExist):
		return fault.New(fault.Usage, "--to: %s exists already, and was not touched", path).WithHint("name another file, or remove it first").WithCause(err)
	case err != nil:
		return disk.Fault(fault.Disk, err, "--to: %s cannot be written", path)
	}
	return nil
}
