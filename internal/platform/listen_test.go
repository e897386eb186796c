package platform

import (
	"net"
	"os"
	"syscall"
	"testing"

	"github.com/jtlctl/jtlctl/internal/fault"
)

func TestListener_refused(t *testing.T) {
	t.Parallel()
	for err, want := range map[error]string{
		syscall.EACCES:     "take another port with --addr 127.0.0.1:0",
		syscall.EADDRINUSE: "perhaps a sandbox is running already; take another port with --addr 127.0.0.1:0",
	} {
		err = &net.OpError{Op: "listen", Err: os.NewSyscallError("bind", err)}
		if got := fault.From(Listener{Name: "sandbox"}.refused("127.0.0.1:80", err)); got.Hint != want || got.Kind != fault.Network {
			t.Errorf("%v: %s, %q", err, got.Kind, got.Hint)
		}
	}
}
