package main

import (
	"bytes"
	"context"
	"errors"
	"io/fs"
	"path/filepath"

	"github.com/spf13/cobra"

	"github.com/jtlctl/jtlctl/internal/disk"
	"github.com/jtlctl/jtlctl/internal/fault"
	"github.com/jtlctl/jtlctl/internal/manifest"
)

func newManifestGroup(a *app) *cobra.Command {
	return group("manifest", "Manifests, before the platform rejects them", `Checks the files that describe an app to the platform, says what they ask for, and
writes it down for merchants. Nothing leaves this machine.`,
		`  jtlctl manifest lint
  jtlctl manifest scopes app.json`,
		newManifestLint(a), newManifestScopes(a), newManifestDoc(a), newManifestSchema(a), newManifestRules(a))
}

// oneManifest reads the manifest that a command is about: the file that was
// named, standard input, or the only one in this folder.
func (a *app) oneManifest(ctx context.Context, args []string) (*manifest.Document, error) {
	if len(args) > 0 {
		return a.asking(ctx, args[0])
	}
	if !a.console.InTerminal {
		text, err := a.readText(ctx, "-")
		if err != nil || len(bytes.TrimSpace(text)) > 0 {
			return a.askingOf("standard input", text, err)
		}
	}
	for _, name := range []string{"app.json", "manifest.json"} {
		if regular(name) {
			return a.asking(ctx, name)
		}
	}
	return nil, fault.New(fault.Usage, "there is no app.json or manifest.json in this folder").
		WithHint("name the file, or - for standard input")
}

// asking reads a document that can ask for scopes.
func (a *app) asking(ctx context.Context, name string) (*manifest.Document, error) {
	text, err := a.readText(ctx, name)
	return a.askingOf(name, text, err)
}

// askingOf is asking for what has been read. It tells where what a document
// asks for cannot all be read.
func (a *app) askingOf(name string, text []byte, err error) (*manifest.Document, error) {
	d, err := manifestOf(name, text, err)
	if err != nil {
		return nil, err
	}
	if d.Kind == manifest.Listing {
		return nil, fault.New(fault.Input, "%s is a listing, which says nothing of scopes", name).WithHint("name the app.json")
	}
	for _, f := range manifest.UnclearScopes(d) {
		line, column := d.Text.Position(f.Start)
		a.console.Warnf("%s:%d:%d: %s; some scopes may be missing here: `jtlctl manifest lint` says more", name, line, column, f.Message)
	}
	return d, nil
}

// manifestOf takes apart a manifest that could be read, if it is one.
func manifestOf(name string, text []byte, err error) (*manifest.Document, error) {
	if err != nil {
		return nil, unreadableManifest(name, err)
	}
	d := manifest.Read(name, text)
	switch {
	case !d.Text.Valid():
		line, column := d.Text.Position(d.Text.Faults[0].Start)
		return nil, fault.New(fault.Input, "%s is not JSON: line %d, column %d: %s", name, line, column, d.Text.Faults[0].Message).
			WithHint("`jtlctl manifest lint` shows every fault and where it stands")
	case d.Kind == manifest.Unknown:
		return nil, fault.New(fault.Input, "%s is no app.json, listing.json, manifest.json or registration request", name).
			WithHint("an app.json has technicalName and capabilities")
	}
	return d, nil
}

// readText reads a file, or standard input for "-".
func (a *app) readText(ctx context.Context, name string) ([]byte, error) {
	if name == "-" {
		return a.console.Read(ctx, manifest.MaxSize)
	}
	return disk.ReadNamed(filepath.FromSlash(name), manifest.MaxSize)
}

func unreadableManifest(name string, err error) error {
	f := fault.New(fault.Input, "%s cannot be read: %s", name, whyUnreadable(err)).Because(err)
	if errors.Is(err, fs.ErrNotExist) {
		return f.WithHint("`jtlctl manifest lint` without a name finds the manifests of this folder and those below")
	}
	return f
}

func whyUnreadable(err error) string {
	switch {
	case errors.Is(err, disk.ErrTooLarge):
		return "it is larger than 5 MiB"
	case errors.Is(err, fs.ErrNotExist):
		return "there is no such file"
	}
	return disk.Cause(err).Error()
}
