package apicall

import (
	"bytes"
	"errors"
	"io"
	"os"

	"github.com/jtlctl/jtlctl/internal/disk"
	"github.com/jtlctl/jtlctl/internal/fault"
)

// JSONType is the media type of what is sent, without parameters: the ERP API
// rejects application/json; charset=utf-8 (its changelog, read on 2026-11-26).
const JSONType = "application/json"

// Body is what is sent. The zero value is nothing.
type Body struct {
	open  func() (io.ReadCloser, error)
	size  int64 // in bytes; -1 is not known
	again bool  // it can be opened again
}

// Empty reports whether there is no body.
func (b Body) Empty() bool { return b.open == nil }

// TextBody is a body that is in memory.
func TextBody(text []byte) Body {
	return Body{func() (io.ReadCloser, error) { return io.NopCloser(bytes.NewReader(text)), nil }, int64(len(text)), true}
}

// stdinName names standard input.
const stdinName = "-"

// openInput returns the body that --input names: a file, or standard input. It is
// opened here to report at once what is wrong with it.
func (o Options) openInput() (Body, error) {
	name, flag := o.Input, o.inputFlag()
	if name == stdinName {
		return Body{func() (io.ReadCloser, error) { return io.NopCloser(o.Stdin), nil }, -1, false}, nil
	}
	file, err := os.Open(name)
	if err != nil {
		return Body{}, unreadable(flag, name, err).WithHint(inputHint)
	}
	info, err := file.Stat()
	if err == nil && info.IsDir() {
		_ = file.Close()
		return Body{}, fault.New(fault.Input, "%s %s is a folder", flag, name).WithHint(inputHint)
	}
	if err != nil || !info.Mode().IsRegular() {
		return Body{func() (io.ReadCloser, error) { return inputFile{file, flag}, nil }, -1, false}, nil
	}
	_ = file.Close()
	open := func() (io.ReadCloser, error) {
		file, err := os.Open(name)
		if err != nil {
			return nil, unreadable(flag, name, err)
		}
		return inputFile{file, flag}, nil
	}
	return Body{open, info.Size(), true}, nil
}

const inputHint = "name the file to send, or - for standard input"

func unreadable(flag, path string, err error) *fault.Error {
	return disk.Fault(fault.Input, err, "%s: the file %s cannot be read", flag, path)
}

// inputFile keeps a file that cannot be read to its end from passing for trouble
// of the network.
type inputFile struct {
	*os.File

	flag string
}

func (f inputFile) Read(p []byte) (int, error) {
	n, err := f.File.Read(p)
	if err != nil && !errors.Is(err, io.EOF) {
		err = unreadable(f.flag, f.Name(), err)
	}
	return n, err
}

// maxKept bounds a body that is kept in memory, because it may have to be sent
// again or is to be changed, in bytes.
const maxKept = 16 << 20

// keep reads a body into memory, if it cannot be opened again.
func (b Body) keep() (Body, error) {
	if b.Empty() || b.again {
		return b, nil
	}
	text, err := b.read()
	if err != nil {
		return Body{}, err
	}
	return TextBody(text), nil
}

func (b Body) read() ([]byte, error) {
	if b.Empty() {
		return nil, nil
	}
	body, err := b.open()
	if err != nil {
		return nil, err
	}
	defer func() { _ = body.Close() }()
	text, err := disk.ReadAll(body, maxKept)
	switch {
	case errors.Is(err, disk.ErrTooLarge):
		return nil, fault.New(fault.Input, "the body has more than %d MiB, which is too much to keep in memory", maxKept>>20).WithCause(err)
	case err != nil:
		return nil, fault.New(fault.From(err).Kind, "the body cannot be read: %s", fault.Message(err)).WithCause(err)
	}
	return text, nil
}
