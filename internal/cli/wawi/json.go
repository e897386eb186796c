package wawi

import (
	"github.com/jtlctl/jtlctl/internal/cli/kit"
	"github.com/jtlctl/jtlctl/internal/wawi"
)

// The JSON documents of the commands below `wawi`. They are contracts; that of
// `register --dry-run` is wawi.DryRun, which has warnings of its own.

// Registration is the document of `register` and `resume`.
type Registration struct {
	wawi.Report
	kit.Warned
}

// Status is the document of `status`.
type Status struct {
	wawi.State
	kit.Warned
}

// List is the document of `list`.
type List struct {
	wawi.List
	kit.Warned
}

// Check is the document of `check`.
type Check struct {
	wawi.Check
	kit.Warned
}

// Key is the document of `key`.
type Key struct {
	wawi.Key
	kit.Warned
}

// OtherKeys is the document of `key --other`.
type OtherKeys struct {
	wawi.OtherKeys
	kit.Warned
}

// Forgotten is the document of `forget`.
type Forgotten struct {
	// Name is that of the installation.
	Name string `json:"forgotten"`
	kit.Warned
}

// Started is the document of `init`.
type Started struct {
	// File is its path, as it was named.
	File string `json:"file"`
	// Icon is the path of the picture that was written with it; a picture that was
	// there is not touched.
	Icon string `json:"icon,omitempty"`
	kit.Warned
}

// Added is the document of `add`.
type Added struct {
	wawi.Report
	// Verified is true if a request proved the key.
	Verified bool `json:"verified"`
	kit.Warned
}

// Export is the document of `export`.
type Export struct {
	wawi.Export
	kit.Warned
}

// Exported is the document of `export --to`.
type Exported struct {
	// Name is that of the installation.
	Name string `json:"name"`
	// File is the path of the new file, as it was named.
	File string `json:"file"`
	kit.Warned
}
