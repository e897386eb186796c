package platform

import (
	"context"
	"errors"
	"io/fs"
	"net"
	"strconv"
	"strings"

	"github.com/jtlctl/jtlctl/internal/disk"
	"github.com/jtlctl/jtlctl/internal/fault"
	"github.com/jtlctl/jtlctl/internal/host"
)

// Listener is a server of jtlctl on this machine.
type Listener struct {
	Name  string // for messages, such as sandbox
	Usual string // the address that it has if nobody names another
	Flag  string // what names the address; "" if that may also be something else
}

// Check refuses an address that other machines could reach.
func (l Listener) Check(address string) error {
	named := strings.TrimSpace(l.Flag + " " + strconv.Quote(address))
	name, port, err := net.SplitHostPort(address)
	if err == nil {
		_, err = strconv.ParseUint(port, 10, 16)
	}
	if err != nil {
		return fault.New(fault.Usage, "%s is not an address of the form HOST:PORT", named).WithHint("write it like %s", l.Usual)
	}
	if !host.IsLoopback(name) {
		return fault.New(fault.Usage, "the %s is served on this machine only, and %s can be reached from others", l.Name, named).
			WithHint("use 127.0.0.1, [::1] or localhost")
	}
	return nil
}

// Listen opens an address of this machine; port 0 takes a free one.
func (l Listener) Listen(address string) (net.Listener, error) {
	if err := l.Check(address); err != nil {
		return nil, err
	}
	// The address is one of this machine: there is no look-up to interrupt.
	listener, err := new(net.ListenConfig).Listen(context.Background(), "tcp", address)
	if err != nil {
		return nil, l.refused(address, err)
	}
	return listener, nil
}

func (l Listener) refused(address string, err error) error {
	perhaps := "perhaps a " + l.Name + " is running already; "
	if errors.Is(err, fs.ErrPermission) {
		perhaps = "" // ports below 1024 may belong to root
	}
	return fault.New(fault.Network, "the address %s cannot be served: %v", address, disk.Cause(err)).
		WithHint("%stake another port with --addr 127.0.0.1:0", perhaps).WithCause(err)
}
