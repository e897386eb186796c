package profile

import (
	"path/filepath"
	"slices"
	"strings"
)

// CAFile is the file with certificates to trust besides those of the system, and
// who named it; it may be empty. A configuration that cannot be read names none,
// which whoever needs it reports.
func (c *Configuration) CAFile() Value {
	value := c.machine(caFile)
	switch value.Origin {
	case byFlag:
		value.Origin = "--ca-cert"
	case byProfile: // relative to the file, wherever the call is made
		value.Text = absolute(filepath.Dir(c.Path()), value.Text)
		value.Origin = "ca_file in " + c.Path()
	}
	return value
}

// Accessible reports whether output is for a screen reader.
func (c *Configuration) Accessible() bool {
	yes, _ := parseBool(c.machine(accessible).Text)
	return yes
}

// parseBool reads yes or no as environments have it; known is false for a text that
// is neither.
func parseBool(text string) (yes, known bool) {
	text = strings.ToLower(text)
	yes = slices.Contains([]string{"1", "true", "yes", "on"}, text)
	return yes, yes || slices.Contains([]string{"0", "false", "no", "off"}, text)
}

// machine returns a setting of the machine.
func (c *Configuration) machine(key string) Value {
	in := c.Inputs(nil)
	file, err := c.Open()
	if err != nil {
		file = &File{}
	}
	name, _ := file.Name(in)
	chosen, _ := file.Find(name)
	return winners(chosen, in)[key]
}

func absolute(folder, path string) string {
	if filepath.IsAbs(path) {
		return path
	}
	return filepath.Join(folder, path)
}

// isOfMachine reports whether a setting holds for a call for the sandbox too.
func isOfMachine(key string) bool { return key == caFile || key == accessible }
