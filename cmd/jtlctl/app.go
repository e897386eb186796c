package main

import (
	"crypto/sha256"
	"encoding/hex"
	"net/http"
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
		return err
	}
	if a.flags.timeout <= 0 {
		return fault.New(fault.Usage, "--timeout must be longer than nothing, and is %s", a.flags.timeout)
	}
	return nil
}

// configPath is where the configuration lies; "" where the system tells no
// folder for it.
func (a *app) configPath() string {
	switch {
	case a.flags.config != "":
		return a.flags.config
	case a.environment("JTLCTL_CONFIG") != "":
		return a.environment("JTLCTL_CONFIG")
	case a.roots.Config == "":
		return ""
	}
	return filepath.Join(a.roots.Config, "config.yaml")
}

// configFile opens the configuration. That there is no place for one is a
// fault only for a command that writes it.
func (a *app) configFile() (*profile.File, error) {
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
