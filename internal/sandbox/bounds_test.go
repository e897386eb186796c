package sandbox

import (
	"errors"
	"fmt"
	"net"
	"strings"
	"testing"
	"time"

	"github.com/jtlctl/jtlctl/internal/erp"
)

// TestFaults_inject_bound: what waits for requests that never come has a bound.
func TestFaults_inject_bound(t *testing.T) {
	t.Parallel()
	for _, path := range []string{APIFaultsPath, WawiFaultsPath} {
		b := newBench(t)
		for range maxWaiting {
			if got := b.ask("POST", path, `{"status":500}`, "Content-Type", jsonKind); got.Code >= 300 {
				t.Fatalf("%s: %d %s", path, got.Code, got.Body)
			}
		}
		if got := b.ask("POST", path, `{"status":500}`, "Content-Type", jsonKind); got.Code != 503 || !strings.Contains(got.Body.String(), "1000 faults wait") {
			t.Errorf("%s: %d %s", path, got.Code, got.Body)
		}
	}
}

// TestRegistry_keep_bound: registrations are kept by their bytes, not only by their
// number: each may have a mebibyte of texts.
func TestRegistry_keep_bound(t *testing.T) {
	t.Parallel()
	r := newWawiBench(t, Wawi{}).Registry
	long := strings.Repeat("x", maxBody-1)
	accepted := 0
	for range 2 * maxKept / maxBody {
		one := &registration{Registration: Registration{Tenant: "t", AppID: "a", Name: long}}
		if code, _, _ := r.keep(one); code == 201 {
			accepted++
		}
	}
	if accepted == 0 || accepted > maxKept/maxBody {
		t.Errorf("%d registrations of a mebibyte are kept", accepted)
	}
	c := newClient(newWawiBench(t, Wawi{}), erp.V2)
	c.registered(t)
	if kept := c.kept; kept == 0 || kept > 2048 {
		t.Errorf("a usual one counts as %d bytes", kept)
	}
}

// TestKnownCallers_bound: tenants are remembered up to a number, and only short ones.
func TestKnownCallers_bound(t *testing.T) {
	t.Parallel()
	c := newCallers()
	for i := range 2 * maxRemembered {
		c.connect(fmt.Sprint("tenant-", i))
		c.remember([32]byte{byte(i), byte(i >> 8), byte(i >> 16)}, caller{expires: time.Unix(1, 0)})
	}
	if len(c.tenants) > maxRemembered || len(c.verified) > maxRemembered {
		t.Errorf("%d tenants and %d tokens", len(c.tenants), len(c.verified))
	}
	c = newCallers()
	long := strings.Repeat("x", maxTenant+1)
	c.connect(long)
	c.remember([32]byte{1}, caller{tenant: long})
	if c.knows(long) || len(c.verified) > 0 {
		t.Error("a tenant of any length is remembered")
	}
}

// TestSniffer_Accept_fault: what keeps one connection from being accepted, such as too
// many open files, does not end a sandbox with https.
func TestSniffer_Accept_fault(t *testing.T) {
	t.Parallel()
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	broken := errors.New("too many open files")
	failing := &failingListener{Listener: listener, errs: []error{broken}}
	s := &sniffer{Listener: failing, ready: make(chan net.Conn), failed: make(chan error), done: make(chan struct{})}
	go s.accept()
	t.Cleanup(func() { _ = s.Close() })
	if _, err := s.Accept(); !errors.Is(err, broken) {
		t.Fatal(err)
	}
	client, err := net.Dial("tcp", listener.Addr().String())
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = client.Close() }()
	if _, err := client.Write([]byte("G")); err != nil {
		t.Fatal(err)
	}
	c, err := s.Accept()
	if err != nil {
		t.Fatal(err)
	}
	_ = c.Close()
}

// failingListener fails first.
type failingListener struct {
	net.Listener

	errs []error
}

func (l *failingListener) Accept() (net.Conn, error) {
	if len(l.errs) > 0 {
		err := l.errs[0]
		l.errs = l.errs[1:]
		return nil, err
	}
	return l.Listener.Accept()
}
