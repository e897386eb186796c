//go:build unix

package console

import (
	"os"
	"testing"

	"golang.org/x/sys/unix"
)

// TestHasData_socket: Node hands its children a socket as standard input, and so
// does sshd.
func TestHasData_socket(t *testing.T) {
	t.Parallel()
	ends, err := unix.Socketpair(unix.AF_UNIX, unix.SOCK_STREAM, 0)
	if err != nil {
		t.Fatal(err)
	}
	in, out := os.NewFile(uintptr(ends[0]), "in"), os.NewFile(uintptr(ends[1]), "out")
	defer func() { _, _ = in.Close(), out.Close() }()
	if hasData(in) {
		t.Error("a silent one has data")
	}
	write(t, out)
	if !hasData(in) {
		t.Error("data is not seen")
	}
}
