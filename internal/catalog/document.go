package catalog

import (
	"context"
	"errors"
	"io"
	"io/fs"

	"github.com/jtlctl/jtlctl/internal/disk"
	"github.com/jtlctl/jtlctl/internal/fault"
	"github.com/jtlctl/jtlctl/internal/scope"
)

// readFile reads an OpenAPI document or a copy of an imported catalogue. The
// errors name the file.
func readFile(path string) (*scope.Catalog, error) {
	text, err := readDocument(path)
	if err != nil {
		return nil, err
	}
	c, err := parse(path, text)
	if err == nil && c.Source == "" {
		c.Source = path
	}
	return c, err
}

func parse(source string, text []byte) (*scope.Catalog, error) {
	read := scope.Parse
	if scope.IsStored(text) {
		read = scope.Decode
	}
	c, err := read(text)
	if err != nil {
		return nil, fault.Wrap(err, "%s cannot be used as a catalogue: %s", source, fault.Message(err))
	}
	return c, nil
}

func readDocument(path string) ([]byte, error) {
	return readText(path, "an OpenAPI document, as JSON or YAML, or a GraphQL schema")
}

// ReadText reads a text such as a GraphQL document from a file, or for - from
// standard input.
func ReadText(ctx context.Context, name, what string, stdin io.Reader) ([]byte, error) {
	if name != "-" {
		return readText(name, "a "+what)
	}
	text, err := io.ReadAll(io.LimitReader(stdin, MaxDocument+1))
	switch {
	case ctx.Err() != nil:
		return nil, fault.New(fault.Interrupted, "interrupted")
	case err != nil:
		return nil, disk.Fault(fault.Disk, err, "standard input cannot be read")
	case len(text) > MaxDocument:
		return nil, fault.New(fault.Input, "the %s on standard input is larger than %d MiB", what, MaxDocument>>20)
	}
	return disk.Text(text), nil
}

// SourceName is what messages call a file, or for - standard input.
func SourceName(name string) string {
	if name == "-" {
		return "standard input"
	}
	return name
}

// readText reads a file; what says in a hint what to name.
func readText(path, what string) ([]byte, error) {
	if path == "" {
		return nil, fault.New(fault.Input, "the file name is empty").WithHint("is a shell variable unset?")
	}
	text, err := disk.ReadNamed(path, MaxDocument)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil, fault.New(fault.Input, "there is no file %s", path).WithHint("name %s", what).WithCause(err)
	case errors.Is(err, disk.ErrTooLarge):
		return nil, fault.New(fault.Input, "%s is larger than %d MiB, which no document of the platform is", path, MaxDocument>>20).WithCause(err)
	case err != nil:
		return nil, disk.Fault(fault.Input, err, "%s cannot be read", path)
	}
	return disk.Text(text), nil
}
