package profile

import (
	"bytes"
	"cmp"
	"errors"
	"fmt"
	"io/fs"
	"slices"
	"strings"

	"go.yaml.in/yaml/v3"

	"github.com/jtlctl/jtlctl/internal/disk"
	"github.com/jtlctl/jtlctl/internal/fault"
	"github.com/jtlctl/jtlctl/internal/suggest"
	"github.com/jtlctl/jtlctl/internal/textutil"
)

// Environment is the environment that the profile names, or prod.
func (p Profile) Environment() string { return cmp.Or(p.Values["environment"], DefaultEnvironment) }

const maxFile = 1 << 20 // bytes

// File is the configuration file as it is on disk. Profiles are a list and
// not a map, because viper splits and lower-cases the keys of maps.
type File struct {
	Path     string
	Current  string // the profile chosen with `profile use`; may be empty
	Profiles []Profile
	// Unknown says of each key that means nothing where it is.
	Unknown []string
	content []byte
}

// Profile is one named set of settings, by their keys.
type Profile struct {
	Name   string
	Values map[string]string
}

// Open reads the configuration. A missing file is an empty configuration.
func Open(path string) (*File, error) {
	content, err := disk.File{Path: path, Max: maxFile}.Load()
	if errors.Is(err, fs.ErrNotExist) {
		return &File{Path: path}, nil
	}
	if err != nil {
		return nil, disk.Fault(fault.Config, err, "the configuration %s cannot be read", path).WithHint("%s", disk.OtherHome(err))
	}
	if exposed := disk.GuardFile(path, disk.Settings); exposed != nil {
		return nil, refused(path, exposed)
	}
	return parse(path, textutil.YAML11(disk.Text(content)))
}

// refused is the fault of a configuration that others can change: it says which
// server gets the secret.
func refused(path string, exposed *disk.Exposed) error {
	return fault.New(fault.Config, "the configuration %q is not used: %v", path, exposed).WithHint("%s", exposed.Hint()).WithCause(exposed)
}

// parse takes every scalar as the text that is in the file: a client ID
// of 0123 is no number, and 2031-01-02 is no date.
func parse(path string, content []byte) (*File, error) {
	var raw struct {
		Current  string                 `yaml:"current"`
		Profiles []map[string]yaml.Node `yaml:"profiles"`
	}
	err := yaml.Unmarshal(content, &raw)
	if key, lines, twice := repeatedKey(err); twice {
		return nil, fault.New(fault.Config, "the configuration %s gives %q more than once, in lines %s", path, key, lines).
			WithHint("remove one of them").WithCause(err)
	}
	if form, ok := errors.AsType[*yaml.TypeError](err); ok {
		return nil, fault.New(fault.Config, "the configuration %s does not have the form of one (%s)", path, lineOf(form)).
			WithHint("it has `current: NAME` and `profiles:`, a list of entries with `name` and settings; see `jtlctl help files`").WithCause(err)
	}
	if err != nil {
		return nil, fault.New(fault.Config, "the configuration %s is not valid YAML: %s", path, yamlReason(err)).
			WithHint("fix the file, or move it away and start again").WithCause(err)
	}
	if line := secondDocument(content); line > 0 {
		return nil, fault.New(fault.Config, "the configuration %s has a second document in it, in line %d, and only the first is read", path, line).
			WithHint("remove the line with --- and the document that is not needed")
	}
	file := &File{Path: path, Current: raw.Current, Unknown: unknownKeys(content), content: content}
	for _, nodes := range raw.Profiles {
		one, err := parseProfile(path, nodes)
		if err != nil {
			return nil, err
		}
		if _, twice := file.Find(one.Name); twice {
			return nil, fault.New(fault.Config, "the configuration %s has two profiles named %q", path, one.Name).
				WithHint("give one of them another name")
		}
		file.Profiles = append(file.Profiles, one)
	}
	return file, nil
}

// parseProfile leaves aside keys that it does not know: a newer jtlctl may.
func parseProfile(path string, nodes map[string]yaml.Node) (Profile, error) {
	known := profileKeys()
	values := map[string]string{}
	for key, node := range nodes {
		var text string
		switch lower := strings.ToLower(key); {
		case slices.Contains(known, key) && node.Decode(&text) == nil:
			values[key] = text
		case slices.Contains(known, lower):
			return Profile{}, fault.New(fault.Config, "a profile in %s has no usable %s, in line %d", path, lower, node.Line).
				WithHint("write it as `%s: TEXT`, in lower case", lower)
		}
	}
	name := values["name"]
	delete(values, "name")
	if err := CheckName(name); err != nil {
		return Profile{}, fault.New(fault.Config, "a profile in %s has no usable name: %v", path, err)
	}
	return Profile{Name: name, Values: values}, nil
}

// Find returns the profile of a name.
func (f *File) Find(name string) (Profile, bool) {
	i := slices.IndexFunc(f.Profiles, func(p Profile) bool { return p.Name == name })
	if i < 0 {
		return Profile{}, false
	}
	return f.Profiles[i], true
}

// Names lists the profiles in the order of the file.
func (f *File) Names() []string {
	var names []string
	for _, p := range f.Profiles {
		names = append(names, p.Name)
	}
	return names
}

// Missing is the fault of naming a profile that is not there.
func (f *File) Missing(name string) error {
	return fault.New(fault.Usage, "there is no profile %q%s", name, suggest.Question(name, f.Names())).
		WithHint("`jtlctl profile list` shows the profiles; `jtlctl config set -p NAME KEY VALUE` creates one")
}

// repeatedKey reads from an error of the library which key is given twice in
// one mapping, and where.
func repeatedKey(err error) (key, lines string, found bool) {
	var form *yaml.TypeError
	var again, first int
	if !errors.As(err, &form) {
		return "", "", false
	}
	n, _ := fmt.Sscanf(form.Errors[0], "line %d: mapping key %q already defined at line %d", &again, &key, &first)
	const all = 3
	return key, fmt.Sprintf("%d and %d", first, again), n == all
}

// secondDocument returns the line of a second YAML document that has something
// in it; 0 if there is none.
func secondDocument(content []byte) int {
	decoder := yaml.NewDecoder(bytes.NewReader(content))
	var document yaml.Node
	for first := true; decoder.Decode(&document) == nil; first = false {
		if begin := document.Content[0]; !first && begin.Tag != "!!null" {
			return begin.Line
		}
	}
	return 0
}

// lineOf leaves out what the library says of Go types.
func lineOf(form *yaml.TypeError) string {
	line, _, _ := strings.Cut(form.Errors[0], ":")
	return line
}

func yamlReason(err error) string {
	text := err.Error()
	if i := strings.Index(text, "yaml: "); i >= 0 {
		text = text[i+len("yaml: "):]
	}
	return strings.Join(strings.Fields(text), " ")
}
