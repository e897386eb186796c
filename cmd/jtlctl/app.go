package main

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"io/fs"
	"net/http"
	"os"
	"path/filepath"

	"github.com/jtlctl/jtlctl/internal/disk"
	"github.com/jtlctl/jtlctl/internal/fault"
	"github.com/jtlctl/jtlctl/internal/platform"
	"github.com/jtlctl/jtlctl/internal/profile"
	"github.com/jtlctl/jtlctl/internal/secret"
	"github.com/jtlctl/jtlctl/internal/suggest"
)

// app is what the commands share. Everything costly is opened by the command
// that needs it and not before.
type app struct {
	world
	flags globals
	file  *secret.File    // once it is open, so that its passphrase is asked once
	ring  *secret.Keyring // once it is open, so that a person is asked one thing at a time
	// redactor learns every secret that is sent, and takes it out of all that
	// is said beside the result.
	redactor *secret.Redactor
	// warned means that what is odd in the configuration was said.
	warned bool
}

// apply makes the global flags hold.
func (a *app) apply() error {
	// Who asked for JSON reads standard error as JSON too: remarks stay away.
	a.console.Quiet = a.flags.quiet || a.flags.json()
	a.console.NoInput = a.flags.noInput
	if a.flags.noColour {
		a.console.NoColour()
	}
	if err := suggest.Among("output form", a.flags.output, []string{"text", "json"}); err != nil {
		return fault.WithOrigin(err, "--output")
	}
	if a.flags.timeout <= 0 {
		return fault.New(fault.Usage, "--timeout must be longer than nothing, and is %s", a.flags.timeout)
	}
	return nil
}

// configPath is where the configuration lies; "" where the system tells no
// folder for it.
func (a *app) configPath() string {
	path, _ := a.namedConfig()
	if path == "" && a.roots.Config != "" {
		path = filepath.Join(a.roots.Config, "config.yaml")
	}
	return path
}

// namedConfig is the configuration that the user named, and the flag or
// variable that did; "" if none was named.
func (a *app) namedConfig() (path, origin string) {
	if a.flags.config != "" {
		return a.flags.config, "--config"
	}
	return a.environment("JTLCTL_CONFIG"), "JTLCTL_CONFIG"
}

// configFile opens the configuration and warns of keys in it that mean
// nothing. That there is no place for one is a fault only for a command that
// writes it.
func (a *app) configFile() (*profile.File, error) {
	file, err := a.openConfig()
	if err != nil {
		return nil, err
	}
	a.warnUnknown(file)
	return file, nil
}

// warnUnknown warns once: a command may open the configuration several times.
func (a *app) warnUnknown(file *profile.File) {
	if a.warned {
		return
	}
	a.warned = true
	for _, unknown := range file.Unknown {
		a.console.Warnf("the configuration %s: %s", file.Path, unknown)
	}
}

// openConfig opens the configuration, which has to be there if it was named.
func (a *app) openConfig() (*profile.File, error) {
	path, origin := a.namedConfig()
	if _, err := os.Stat(path); path != "" && errors.Is(err, fs.ErrNotExist) {
		return nil, fault.New(fault.Config, "the configuration %s does not exist (from %s)", path, origin).
			WithHint("correct the path; `jtlctl config set --config %s KEY VALUE` makes the file", disk.ShellWord(path)).Because(err)
	}
	return a.openOrNew()
}

// openOrNew opens the configuration. One that does not exist is empty.
func (a *app) openOrNew() (*profile.File, error) {
	path := a.configPath()
	if path == "" {
		return &profile.File{}, nil
	}
	return profile.Open(path)
}

func (a *app) inputs() profile.Inputs {
	return profile.Inputs{
		Profile:     a.flags.profile,
		Flags:       map[string]string{"environment": a.flags.env},
		Environment: a.environment,
	}
}

// settings settles what holds for this call. flags are settings that a
// command's own flags override, by key.
func (a *app) settings(flags map[string]string) (profile.Resolved, error) {
	file, err := a.configFile()
	if err != nil {
		return profile.Resolved{}, err
	}
	in := a.inputs()
	for key, value := range flags {
		in.Flags[key] = value
	}
	return file.Resolve(in)
}

func (a *app) client() *http.Client { return platform.NewClient(a.clientOptions()) }

func (a *app) clientOptions() platform.Options {
	options := platform.Options{
		Timeout:   a.flags.timeout,
		UserAgent: "jtlctl/" + version(),
		Base:      a.transport,
		Now:       a.now,
		Redactor:  a.redactor,
	}
	if a.flags.verbose {
		options.Trace = a.console.Tracef
	}
	return options
}

// cacheFile is a file of the cache named after what it is about; nil where the
// system tells no folder for it.
func (a *app) cacheFile(folder, about string, limit int64) *disk.File {
	if a.roots.Cache == "" {
		return nil
	}
	return &disk.File{Path: filepath.Join(a.roots.Cache, folder, hashed(about)+".json"), Max: limit}
}

// hashed makes a file name of any text.
func hashed(text string) string {
	sum := sha256.Sum256([]byte(text))
	return hex.EncodeToString(sum[:16])
}
