//go:build darwin || dragonfly || freebsd || linux || netbsd || openbsd

package console

import (
	"errors"
	"io"
	"os"
	"unicode/utf8"

	"golang.org/x/sys/unix"
)

// maxHidden is more than any secret has: 64 KiB.
const maxHidden = 64 << 10

var errHiddenTooLong = errors.New("the line is too long")

// hide lets the terminal show nothing that is typed, and returns what reads a line and
// ends that. The terminal hands over each byte: of a line that it edits itself it keeps
// 1024 on macOS and 4096 on Linux, and drops the rest, with the Enter too, so that a
// long token could not be entered.
func hide(terminal *os.File) (read func() (string, error), err error) {
	fd := int(terminal.Fd())
	before, err := unix.IoctlGetTermios(fd, getSettings)
	if err != nil {
		return nil, err
	}
	hidden := *before
	hidden.Lflag &^= unix.ECHO | unix.ICANON
	hidden.Lflag |= unix.ISIG
	hidden.Iflag |= unix.ICRNL
	hidden.Cc[unix.VMIN], hidden.Cc[unix.VTIME] = 1, 0
	if err := unix.IoctlSetTermios(fd, setSettings, &hidden); err != nil {
		return nil, err
	}
	return func() (string, error) {
		defer func() { _ = unix.IoctlSetTermios(fd, setSettings, before) }()
		return editedLine(terminal, keys{erase: before.Cc[unix.VERASE], kill: before.Cc[unix.VKILL], end: before.Cc[unix.VEOF]})
	}, nil
}

// keys are those that a terminal edits a line with.
type keys struct{ erase, kill, end byte }

// editedLine reads byte by byte to the end of a line: what follows it is for whoever
// reads next.
func editedLine(r io.Reader, k keys) (string, error) {
	const backspace, del = 0x08, 0x7f
	var line []byte
	for one := make([]byte, 1); ; {
		n, err := r.Read(one)
		switch c := one[0]; {
		case n == 0 && err == nil:
		case n == 0 && len(line) > 0 && errors.Is(err, io.EOF), n > 0 && (c == '\n' || c == '\r'), n > 0 && c == k.end && len(line) > 0:
			return string(line), nil
		case n == 0:
			return "", err
		case c == k.end:
			return "", io.EOF
		case c == k.erase || c == backspace || c == del:
			_, size := utf8.DecodeLastRune(line)
			line = line[:len(line)-size]
		case c == k.kill:
			line = line[:0]
		case len(line) == maxHidden:
			return "", errHiddenTooLong
		default:
			line = append(line, c)
		}
	}
}
