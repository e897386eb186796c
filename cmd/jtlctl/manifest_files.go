package main

import (
	"context"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"

	"golang.org/x/sync/errgroup"

	"github.com/jtlctl/jtlctl/internal/fault"
	"github.com/jtlctl/jtlctl/internal/manifest"
	"github.com/jtlctl/jtlctl/internal/project"
)

// lintedFile is a file of `manifest lint`, and what was found.
type lintedFile struct {
	path     string
	found    bool // by its name, and not named by the user
	doc      *manifest.Document
	project  project.Settings
	findings []manifest.Finding
	readErr  error
	// fixed is the mended text, and applied what was mended; nil without --fix.
	// before is the text that the mended one takes the place of.
	fixed, before []byte
	applied       []manifest.Finding
}

// unreadable tells whether a file is not what it should be at all.
func (f *lintedFile) unreadable() bool {
	return f.readErr != nil || !f.doc.Text.Valid() || f.doc.Kind == manifest.Unknown
}

// manifests reads the files that were named, or those that are found.
func (a *app) manifests(ctx context.Context, args []string) ([]*lintedFile, error) {
	if len(args) == 0 {
		args = []string{"."}
	}
	files, err := expand(ctx, args)
	if err != nil {
		return nil, err
	}
	var group errgroup.Group
	group.SetLimit(runtime.GOMAXPROCS(0))
	for _, file := range files {
		group.Go(func() error {
			var text []byte
			text, file.readErr = a.readText(ctx, file.path)
			file.doc = manifest.Read(file.path, text)
			return nil
		})
	}
	_ = group.Wait()
	files = a.withoutOthers(files)
	if len(files) == 0 {
		return nil, fault.New(fault.Usage, "there is no manifest here or below: no app.json, listing.json or manifest.json of a JTL app").
			WithHint("name the file: `jtlctl manifest lint FILE`; `jtlctl manifest schema` shows what an app.json holds")
	}
	return files, nil
}

// expand puts files in the place of folders, and of patterns that the shell
// left alone, as those of Windows do. Each file comes once.
func expand(ctx context.Context, args []string) ([]*lintedFile, error) {
	var files []*lintedFile
	seen := map[string]bool{}
	add := func(found bool, paths ...string) {
		for _, path := range paths {
			if whole, err := filepath.Abs(path); err != nil || !seen[whole] {
				seen[whole] = true
				files = append(files, &lintedFile{path: path, found: found})
			}
		}
	}
	for _, arg := range args {
		info, err := os.Stat(arg)
		switch {
		case arg == "":
			return nil, fault.New(fault.Usage, "the name of a file is empty").WithHint("perhaps a variable of the shell is not set")
		case err == nil && info.IsDir():
			below, err := findManifests(ctx, arg)
			if err != nil {
				return nil, err
			}
			add(true, below...)
		case err != nil && strings.ContainsAny(arg, "*?["):
			matches, _ := filepath.Glob(arg)
			if len(matches) == 0 {
				matches = []string{arg}
			}
			add(false, matches...)
		default:
			add(false, arg)
		}
	}
	return files, nil
}

// findManifests lists the files that have the name of a manifest.
func findManifests(ctx context.Context, root string) ([]string, error) {
	var found []string
	err := filepath.WalkDir(followed(root), func(path string, entry fs.DirEntry, err error) error {
		switch {
		case ctx.Err() != nil:
			return ctx.Err()
		case err != nil:
			return nil //nolint:nilerr // a folder that may not be read holds no manifest of the reader
		case entry.IsDir() && path != root && path != followed(root) && passedOver(entry.Name()):
			return filepath.SkipDir
		case !entry.IsDir() && manifestName(entry.Name()) && regular(path):
			found = append(found, path)
		}
		return nil
	})
	if ctx.Err() != nil {
		return nil, fault.New(fault.Interrupted, "interrupted")
	}
	return found, err
}

// followed is the folder that a link leads to: a walk does not follow it.
func followed(root string) string {
	if info, err := os.Lstat(root); err == nil && info.Mode()&fs.ModeSymlink != 0 {
		return root + string(filepath.Separator)
	}
	return root
}

func passedOver(folder string) bool {
	return folder == "node_modules" || folder == "vendor" || strings.HasPrefix(folder, ".")
}

func manifestName(name string) bool {
	return slices.Contains([]string{"app.json", "manifest.json", "listing.json"}, strings.ToLower(name))
}

// regular keeps from waiting for a pipe that happens to have such a name.
func regular(path string) bool {
	info, err := os.Stat(path)
	return err == nil && info.Mode().IsRegular()
}

// withoutOthers leaves out what was found by name and is something else: web
// apps and browser extensions have a manifest.json too.
func (a *app) withoutOthers(files []*lintedFile) []*lintedFile {
	kept, others := []*lintedFile{}, []string{}
	for _, file := range files {
		if file.found && file.readErr == nil && (file.doc.Kind == manifest.Unknown || file.doc.Guessed) && file.doc.Text.Valid() {
			others = append(others, file.path)
			continue
		}
		kept = append(kept, file)
	}
	if len(others) > 0 {
		a.console.Notef("left out, as no manifest of a JTL app: %s", strings.Join(others, ", "))
	}
	return kept
}
