package console

import "os"

// openTerminal opens the console that the process belongs to. In Git Bash the
// standard handles are pipes, and only these names reach the console.
func openTerminal() (in, out *os.File, err error) {
	if in, err = os.OpenFile("CONIN$", os.O_RDWR, 0); err != nil {
		return nil, nil, err
	}
	if out, err = os.OpenFile("CONOUT$", os.O_RDWR, 0); err != nil {
		_ = in.Close()
	}
	return in, out, err
}

// ignoreBrokenPipes does nothing: a write to a closed pipe fails on Windows.
func ignoreBrokenPipes() {}
