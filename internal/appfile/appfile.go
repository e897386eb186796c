// Package appfile reads the file with which an app is registered at a
// JTL-Wawi: it checks the file by the rules of manifests and makes of it what
// internal/wawi sends.
//
// It must not know flags, a terminal or the network.
package appfile

import (
	"context"
	"errors"
	"path/filepath"

	"github.com/jtlctl/jtlctl/internal/disk"
	"github.com/jtlctl/jtlctl/internal/erp"
	"github.com/jtlctl/jtlctl/internal/fault"
	"github.com/jtlctl/jtlctl/internal/lint"
	"github.com/jtlctl/jtlctl/internal/manifest"
	"github.com/jtlctl/jtlctl/internal/wawi"
)

// MaxSize bounds an application file in bytes: an icon in base64, and some.
const MaxSize = 2 << 20

// File is an application file that can be sent.
type File struct {
	App  wawi.App
	Icon wawi.Picture

	name     string
	document *manifest.Document
	scopes   lint.Input
	moved    []string // warnings about scopes that --mandatory and --optional move
}

// Load reads and checks an application file, or standard input, and adds
// scopes to those of the file.
func Load(in lint.Input, name string, mandatory, optional []string) (*File, error) {
	text, folder, err := read(in, name)
	if err != nil {
		return nil, err
	}
	bare := manifest.ReadApplication(name, disk.Text(text))
	if err := checkKind(name, text, bare); err != nil {
		return nil, err
	}
	document := bare.WithScopes(mandatory, optional)
	f := &File{name: name, document: document, scopes: in, moved: movedScopes(manifest.ScopesOf(bare), mandatory, optional)}
	if _, err := f.Check(erp.Version{}); err != nil {
		return nil, err
	}
	f.App = appOf(document)
	if f.App.Icon == "" {
		return f, nil // real apps register without one
	}
	f.Icon, err = wawi.LoadIcon(f.App.Icon, folder)
	return f, err
}

func read(in lint.Input, name string) (text []byte, folder string, err error) {
	if name == "" {
		return nil, "", fault.New(fault.Usage, "--app is missing: the file that describes the app").
			WithHint("`jtlctl wawi init` writes an example")
	}
	if name == lint.StdinName {
		text, err = disk.ReadAll(in.Stdin, MaxSize)
	} else {
		text, err = disk.ReadNamed(name, MaxSize)
		folder = filepath.Dir(name)
	}
	switch {
	case errors.Is(err, context.Canceled):
		return nil, "", err
	case err != nil:
		return nil, "", disk.Fault(fault.Input, err, "%s cannot be read", shown(name)).
			WithHint("`jtlctl wawi init` writes an example")
	}
	return text, folder, nil
}

// Application returns what is registered; a file that could not be read is
// nothing.
func (f *File) Application() wawi.Application {
	if f == nil {
		return wawi.Application{}
	}
	return wawi.Application{App: f.App, Icon: f.Icon, Rules: f}
}
