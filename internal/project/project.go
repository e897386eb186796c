// Package project knows .jtlctl.yaml, the settings that a project keeps beside
// its manifests.
//
// It knows nothing of how the rules that it switches work.
package project

import (
	"bytes"
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"

	"go.yaml.in/yaml/v3"

	"github.com/jtlctl/jtlctl/internal/disk"
	"github.com/jtlctl/jtlctl/internal/fault"
	"github.com/jtlctl/jtlctl/internal/suggest"
)

// FileName is the name of the settings of a project.
const FileName = ".jtlctl.yaml"

const maxSize = 256 << 10

// Settings are those of a project. Path is "" where it has none.
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
// the repository; "" where there are none.
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

// Load reads settings.
func Load(path string) (Settings, error) {
	text, err := disk.File{Path: path, Max: maxSize}.Load()
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return Settings{}, nil
	case err != nil:
		return Settings{}, fault.New(fault.Disk, "%s cannot be read: %v", path, disk.Cause(err)).Because(err)
	}
	settings, err := parse(disk.Text(text))
	if err != nil {
		return Settings{}, explain(path, err)
	}
	settings.Path = path
	for i, catalog := range settings.Lint.Catalogs {
		if !filepath.IsAbs(catalog) {
			settings.Lint.Catalogs[i] = filepath.Join(filepath.Dir(path), catalog)
		}
	}
	return settings, nil
}

func parse(text []byte) (Settings, error) {
	var settings Settings
	decoder := yaml.NewDecoder(bytes.NewReader(text))
	decoder.KnownFields(true)
	if err := decoder.Decode(&settings); err != nil && !errors.Is(err, io.EOF) {
		return Settings{}, err
	}
	return settings, nil
}

// explain words what the YAML library says of a file.
func explain(path string, err error) error {
	message := err.Error()
	var wrong *yaml.TypeError
	if errors.As(err, &wrong) && len(wrong.Errors) > 0 {
		message = wrong.Errors[0]
	}
	message = strings.TrimPrefix(message, "yaml: ")
	hint := "it may have lint, and below it api, strict, release, rules and catalogs"
	if found := regexp.MustCompile(`^(line \d+): field (\S+) not found in type`).FindStringSubmatch(message); found != nil {
		known := []string{"lint", "api", "strict", "release", "rules", "catalogs"}
		slices.Sort(known)
		message = found[1] + ": there is no setting " + found[2] + suggest.Question(found[2], known)
	}
	return fault.New(fault.Config, "%s: %s", path, message).WithHint("%s", hint).Because(err)
}
