// Package project reads .jtlctl.yaml, the settings of a project for its
// manifests.
//
// It does not know how the rules work that it configures.
package project

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"github.com/jtlctl/jtlctl/internal/disk"
	"github.com/jtlctl/jtlctl/internal/fault"
)

// FileName is the name of the settings of a project.
const FileName = ".jtlctl.yaml"

const maxSize = 256 << 10

// Settings are those of a project. Path is "" if it has none.
type Settings struct {
	Path string `yaml:"-"`
	Lint Lint   `yaml:"lint"`
}

// Lint is what `jtlctl manifest lint` does in a project.
type Lint struct {
	// API is the generation of the API that the apps are for, as --api.
	API string `yaml:"api"`
	// Strict and Release are as the flags of these names.
	Strict  bool `yaml:"strict"`
	Release bool `yaml:"release"`
	// Rules are severities by rule.
	Rules map[string]string `yaml:"rules"`
	// Catalogs are files of further scopes, from the folder of the settings.
	Catalogs []string `yaml:"catalogs"`
}

// Find looks for settings in a folder and those above it, up to the root of
// the repository; "" if there are none.
func Find(folder string) string {
	folder, err := filepath.Abs(folder)
	if err != nil {
		return ""
	}
	for {
		path := filepath.Join(folder, FileName)
		if info, err := os.Stat(path); err == nil && info.Mode().IsRegular() {
			return path
		}
		_, err := os.Lstat(filepath.Join(folder, ".git"))
		above := filepath.Dir(folder)
		if err == nil || above == folder {
			return ""
		}
		folder = above
	}
}

// Root returns the root of the repository that a folder is in; "" if it is in none.
// That of a submodule is the repository that has it, which is what a build server
// checks out and reports about.
func Root(folder string) string {
	folder, err := filepath.Abs(folder)
	if err != nil {
		return ""
	}
	root := ""
	for {
		git := filepath.Join(folder, ".git")
		if _, err := os.Lstat(git); err == nil {
			root = folder
			if !isSubmodule(git) {
				return root
			}
		}
		above := filepath.Dir(folder)
		if above == folder {
			return root
		}
		folder = above
	}
}

// isSubmodule reports whether a .git names the modules of another repository, as that of
// a submodule does, and not one of its worktrees.
func isSubmodule(git string) bool {
	text, err := disk.File{Path: git, Max: maxSize}.Load()
	path := strings.ReplaceAll(string(text), `\`, "/") // of Windows, also seen from WSL
	return err == nil && strings.HasPrefix(path, "gitdir:") && strings.LastIndex(path, "/modules/") > strings.LastIndex(path, "/worktrees/") &&
		strings.Contains(path, ".git/")
}

// Load reads settings.
func Load(path string) (Settings, error) {
	if folder := filepath.Dir(path); Root(folder) != "" && disk.IsFile(path) && !Inside(folder, path) {
		return Settings{}, fault.New(fault.Config, "%s is a link that leads out of the repository", path).
			WithHint("put the file in its place: what it says could be of somebody else")
	}
	text, err := disk.File{Path: path, Max: maxSize}.Load()
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return Settings{}, nil
	case err != nil:
		return Settings{}, disk.Fault(fault.Disk, err, "%s cannot be read", path)
	}
	settings, err := parse(disk.Text(text))
	if err != nil {
		return Settings{}, fault.Wrap(err, "%s: %s", path, fault.Message(err)).WithKind(fault.Config)
	}
	settings.Path = path
	for i, catalog := range settings.Lint.Catalogs {
		if !filepath.IsAbs(catalog) {
			catalog = filepath.Join(filepath.Dir(path), catalog)
			settings.Lint.Catalogs[i] = catalog
		}
		// A repository that somebody else wrote must not make a run wait for a pipe.
		if info, err := os.Stat(catalog); err == nil && !info.Mode().IsRegular() {
			return Settings{}, fault.New(fault.Config, "%s: the catalogue %s is not a regular file", path, catalog)
		}
	}
	return settings, nil
}
