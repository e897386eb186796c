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

func TestListener_Check_port(t *testing.T) {
	t.Parallel()
	l := Listener{Name: "proxy", Usual: "127.0.0.1:8001", Flag: "--addr"}
	for _, address := range []string{"127.0.0.1:0", "[::1]:65535", "localhost:8001"} {
		if err := l.Check(address); err != nil {
			t.Errorf("%s: %v", address, err)
		}
	}
	for _, address := range []string{"127.0.0.1:99999", "127.0.0.1:-1", "127.0.0.1:http", "127.0.0.1:", "127.0.0.1:8001/19c55ef0947691dd"} {
		got := fault.From(l.Check(address))
		if got.Kind != fault.Usage || got.Hint != "write it like 127.0.0.1:8001" {
			t.Errorf("%s: %s: %v, %q", address, got.Kind, got, got.Hint)
		}
	}
}
