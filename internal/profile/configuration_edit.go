package profile

import (
	"path/filepath"

	"github.com/jtlctl/jtlctl/internal/disk"
	"github.com/jtlctl/jtlctl/internal/fault"
)

// Edit opens the configuration for a change to what is in it, and returns the
// name of the profile that is meant.
func (c *Configuration) Edit() (*File, string, error) { return c.editable(c.Read()) }

// EditOrNew is Edit for a command that makes the file if it is missing.
func (c *Configuration) EditOrNew() (*File, string, error) {
	return c.editable(c.warning(c.openOrNew()))
}

func (c *Configuration) editable(file *File, err error) (*File, string, error) {
	if err != nil {
		return nil, "", err
	}
	if file.Path == "" {
		variable, _ := disk.RootVariables()
		return nil, "", fault.New(fault.Disk, "this system has no folder for the configuration (%s)", c.Environment.Missing(variable)).
			WithHint("name a file with --config or JTLCTL_CONFIG")
	}
	if file.Path, err = filepath.Abs(file.Path); err != nil {
		return nil, "", err
	}
	in := c.Inputs(nil)
	name, _ := file.Name(in)
	return file, name, fault.WithOrigin(CheckName(name), file.NameOrigin(in))
}

// Set writes a setting that a user chose into the profile.
func (c *Configuration) Set(key, value string) (profile string, err error) {
	if err := CheckKey(key); err != nil {
		return "", err
	}
	if err := CheckNew(key, value); err != nil {
		return "", err
	}
	if key == caFile { // of this folder, from wherever it is used
		if value, err = filepath.Abs(value); err != nil {
			return "", err
		}
	}
	file, name, err := c.EditOrNew()
	if err != nil {
		return "", err
	}
	if err := file.checkStoreKept(name, key, value); err != nil {
		return "", err
	}
	return name, file.Set(name, Entry{Key: key, Value: value})
}

// checkStoreKept refuses to lose sight of secrets: the store of a profile says where they
// are.
func (f *File) checkStoreKept(name, key, value string) error {
	p, _ := f.Find(name)
	if key != "store" || p.Values[SecretAt] == "" && p.Values[SCXSecretAt] == "" || p.Values[key] == value {
		return nil
	}
	return fault.New(fault.Usage, "the profile %q has secrets in the %s store, and nobody would find them there any more", name, p.Values[key]).
		WithHint("`jtlctl auth logout` removes them; then log in again with --store")
}

// Unset removes a setting from the profile.
func (c *Configuration) Unset(key string) (profile string, err error) {
	if err := CheckKey(key); err != nil {
		return "", err
	}
	file, name, err := c.Edit()
	if err != nil {
		return "", err
	}
	if _, known := file.Find(name); !known && name == DefaultName {
		return name, nil // nothing was ever set
	}
	if err := file.checkStoreKept(name, key, ""); err != nil {
		return "", err
	}
	return name, file.Unset(name, key)
}

// EditOf opens the configuration for a command that takes the profile as its
// argument.
func (c *Configuration) EditOf() (*File, error) {
	if c.Profile != "" {
		return nil, fault.New(fault.Usage, "this command takes the profile as its argument, not with -p")
	}
	file, _, err := c.Edit()
	return file, err
}

// Use makes a profile the one that is used if none is named.
func (c *Configuration) Use(name string) error {
	file, err := c.EditOf()
	if err != nil {
		return err
	}
	return file.Use(name)
}
