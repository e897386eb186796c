package profile

import (
	"cmp"
	"slices"
	"strings"

	"github.com/jtlctl/jtlctl/internal/platform"
)

// Sandbox is the sandbox that the call is for; the zero value is none. It warns
// of nothing, since what is wrong with the settings is reported by whoever needs
// them.
func (c *Configuration) Sandbox() platform.Sandbox {
	named := cmp.Or(c.Flags["environment"], c.Environment.Get("JTLCTL_ENV"))
	if named != "" && named != platform.SandboxName {
		return platform.Sandbox{}
	}
	file, err := c.Open()
	if err != nil {
		return platform.Sandbox{}
	}
	in := c.Inputs(nil)
	name, _ := file.Name(in)
	if chosen, _ := file.Find(name); named == "" && chosen.Environment() != platform.SandboxName {
		return platform.Sandbox{}
	}
	s, _ := file.Resolve(in)
	return s.Sandbox
}

// RunningSandbox is the sandbox at the address that the environment names, else at
// the usual one, whatever environment the call is for.
func (c *Configuration) RunningSandbox() (platform.Sandbox, error) {
	return findSandbox(c.Environment.Get)
}

// NamesSandbox reports whether a flag or a variable says that the call is for the
// sandbox, whatever profile it has.
func (c *Configuration) NamesSandbox() bool {
	return cmp.Or(c.Flags["environment"], c.Environment.Get("JTLCTL_ENV")) == platform.SandboxName
}

// CheckProfile refuses a profile that a flag names and that is of another
// environment than the sandbox, if the call is for that.
func (c *Configuration) CheckProfile() error {
	if c.Profile == "" || !c.NamesSandbox() {
		return nil
	}
	file, err := c.Open()
	if err != nil {
		return nil //nolint:nilerr // who needs the file reports it
	}
	chosen, exists := file.Find(c.Profile)
	if !exists {
		return nil
	}
	in := c.Inputs(nil)
	_, err = file.sandboxProfile(in, winners(chosen, in)["environment"])
	return err
}

// noteIgnored notes the variables that a call for the sandbox does not use.
func (c *Configuration) noteIgnored(s Resolved) {
	if s.Sandbox.URL == "" || c.Note == nil || c.noted {
		return
	}
	c.noted = true
	set := slices.DeleteFunc(NotForSandbox(), func(name string) bool { return c.Environment.Get(name) == "" })
	if len(set) > 0 {
		c.Note("the sandbox has credentials and addresses of its own; not used: %s", strings.Join(set, ", "))
	}
}
