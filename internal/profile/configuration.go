package profile

import (
	"errors"
	"io/fs"
	"maps"
	"os"
	"path/filepath"

	"github.com/jtlctl/jtlctl/internal/disk"
	"github.com/jtlctl/jtlctl/internal/environ"
	"github.com/jtlctl/jtlctl/internal/fault"
)

// Configuration finds the configuration file of a call and the profile in it.
type Configuration struct {
	Folder  string // in which the file is if none is named; "" if the system has none
	Named   string // --config
	Profile string // -p
	// Flags are settings that global flags override, by key.
	Flags       map[string]string
	Environment environ.Lookup
	// Warn reports keys that are ignored, once for all files that are opened.
	Warn func(format string, args ...any)
	// Note reports, once, what the sandbox ignores; nil means that nobody wants
	// to know.
	Note func(format string, args ...any)

	warned, noted bool
}

// Inputs returns what overrides the file, with the flags of one command.
func (c *Configuration) Inputs(flags map[string]string) Inputs {
	all := map[string]string{}
	maps.Copy(all, c.Flags)
	maps.Copy(all, flags)
	return Inputs{Profile: c.Profile, Flags: all, Environment: c.Environment.Get}
}

// Path is where the configuration is stored; "" if the system has no folder for
// it.
func (c *Configuration) Path() string {
	byDefault := ""
	if c.Folder != "" {
		byDefault = filepath.Join(c.Folder, "config.yaml")
	}
	return c.path(byDefault).Text
}

func (c *Configuration) path(byDefault string) Value {
	const key, variable = "config", "JTLCTL_CONFIG"
	l := newLayers()
	l.add(key, Value{c.Named, "--config"}, Value{c.Environment.Get(variable), variable}, Value{}, Value{byDefault, byDefault})
	return l.value(key)
}

// Open opens the configuration. A file that was named has to exist; another one
// that does not is empty.
func (c *Configuration) Open() (*File, error) {
	named := c.path("")
	if _, err := os.Stat(named.Text); named.Text != "" && errors.Is(err, fs.ErrNotExist) {
		return nil, fault.New(fault.Config, "the configuration %s does not exist (from %s)", named.Text, named.Origin).
			WithHint("correct the path; `jtlctl config set --config %s KEY VALUE` creates the file", disk.ShellWord(named.Text)).WithCause(err)
	}
	file, err := c.openOrNew()
	if named.Text == "" {
		return file, err
	}
	return file, fault.WithOrigin(err, named.Origin)
}

func (c *Configuration) openOrNew() (*File, error) {
	path := c.Path()
	if path == "" {
		return &File{}, nil
	}
	return Open(path)
}

// Read is Open, and warns of keys that mean nothing.
func (c *Configuration) Read() (*File, error) { return c.warning(c.Open()) }

func (c *Configuration) warning(file *File, err error) (*File, error) {
	if err != nil || c.warned {
		return file, err
	}
	c.warned = true
	for _, unknown := range file.Unknown {
		c.Warn("the configuration %s: %s", file.Path, unknown)
	}
	return file, nil
}

// Settings resolves every setting. flags are those that the flags of one
// command override, by key.
func (c *Configuration) Settings(flags map[string]string) (Resolved, error) {
	file, err := c.Read()
	if err != nil {
		return Resolved{}, err
	}
	s, err := file.Resolve(c.Inputs(flags))
	if err == nil {
		c.noteIgnored(s)
	}
	return s, err
}

// Summary is what a list shows of a profile. Its JSON form is a contract.
type Summary struct {
	Name        string `json:"name"`        // the name of the profile
	Current     bool   `json:"current"`     // it is used if no profile is named
	Environment string `json:"environment"` // prod, beta, qa or dev
	ClientID    string `json:"client_id"`   // empty if there is none
}

// Profiles lists the profiles in the order of the file.
func (c *Configuration) Profiles() ([]Summary, error) {
	file, err := c.Read()
	if err != nil {
		return nil, err
	}
	current, _ := file.Name(c.Inputs(nil))
	list := []Summary{}
	for _, p := range file.Profiles {
		list = append(list, Summary{p.Name, p.Name == current, p.Environment(), p.Values["client_id"]})
	}
	return list, nil
}

// Effective is a setting as it holds for a call. Its JSON form is a contract.
type Effective struct {
	Key    string `json:"key"`    // the name of the setting
	Value  string `json:"value"`  // empty if there is none
	Origin string `json:"origin"` // flag, profile, default, sandbox, or the name of an environment variable
}

// Get returns a setting as it holds now.
func (c *Configuration) Get(key string) (Effective, error) {
	if err := CheckKey(key); err != nil {
		return Effective{}, err
	}
	s, err := c.Settings(nil)
	value := s.Value(key)
	return Effective{key, value.Text, value.Origin}, err
}

// List returns the profile of a call, and all settings as they hold now.
func (c *Configuration) List() (profile string, settings []Effective, err error) {
	s, err := c.Settings(nil)
	if err != nil {
		return "", nil, err
	}
	for _, known := range Settings() {
		value := s.Value(known.Key)
		settings = append(settings, Effective{known.Key, value.Text, value.Origin})
	}
	return s.Name, settings, nil
}
