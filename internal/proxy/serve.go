package proxy

import (
	"context"
	"errors"
	"net"
	"net/http"
	"sync"
	"time"

	"github.com/jtlctl/jtlctl/internal/disk"
	"github.com/jtlctl/jtlctl/internal/fault"
	"github.com/jtlctl/jtlctl/internal/host"
)

// DefaultAddr is where a proxy listens unless told otherwise.
const DefaultAddr = "127.0.0.1:8001"

// The bounds of connections of callers.
const (
	headerPatience = 10 * time.Second
	idlePatience   = 2 * time.Minute
	maxHeaders     = 64 << 10
	// farewell is what requests have to end in after Ctrl-C.
	farewell = 200 * time.Millisecond
)

// Listen opens an address of this machine; port 0 takes a free one. Errors name the
// flag that has the address.
func Listen(address string) (net.Listener, error) {
	name, _, err := net.SplitHostPort(address)
	if err != nil {
		return nil, fault.New(fault.Usage, "--addr %q is not an address of the form HOST:PORT", address).WithHint("write it like %s", DefaultAddr)
	}
	if !host.IsLoopback(name) {
		return nil, fault.New(fault.Usage, "the proxy serves this machine only, and --addr %q can be reached from others", address).
			WithHint("use 127.0.0.1, [::1] or localhost")
	}
	listener, err := net.Listen("tcp", address)
	var malformed *net.AddrError
	switch {
	case err == nil:
		return listener, nil
	case errors.As(err, &malformed):
		return nil, fault.New(fault.Usage, "--addr: %v", malformed).WithHint("write it like %s", DefaultAddr)
	}
	return nil, fault.New(fault.Network, "the address %s cannot be served: %v", address, disk.Cause(err)).
		WithHint("perhaps a proxy is running already; take another port with --addr 127.0.0.1:0").WithCause(err)
}

// Serve serves until the context ends, which is how a proxy is meant to end; the
// error says so then. Requests that are on their way are cut off.
func (p *Proxy) Serve(ctx context.Context, listener net.Listener) error {
	server := &http.Server{
		Handler: p, ReadHeaderTimeout: headerPatience, IdleTimeout: idlePatience, MaxHeaderBytes: maxHeaders, ErrorLog: silent(),
		DisableGeneralOptionsHandler: true, // it answers whatever Host and Origin say
	}
	stop := context.AfterFunc(ctx, func() { _ = server.Close() })
	defer stop()
	err := server.Serve(listener)
	if ctx.Err() == nil {
		return fault.New(fault.Network, "the proxy cannot go on: %v", disk.Cause(err)).WithCause(err)
	}
	p.settle()
	return fault.New(fault.Interrupted, "the proxy has stopped")
}

// settle waits a moment for requests that were cut off, so that they are shown
// and recorded.
func (p *Proxy) settle() {
	select {
	case <-p.flights.landed():
	case <-time.After(farewell):
	}
	if idle, ok := p.options.Upstream.Transport.(interface{ CloseIdleConnections() }); ok {
		idle.CloseIdleConnections()
	}
}

// flights counts the requests that are on their way.
type flights struct {
	mu      sync.Mutex
	count   int
	stopped chan struct{} // not nil once no more may begin; closed when none is left
}

func (f *flights) begin() bool {
	f.mu.Lock()
	defer f.mu.Unlock()
	if f.stopped != nil {
		return false
	}
	f.count++
	return true
}

func (f *flights) end() {
	f.mu.Lock()
	defer f.mu.Unlock()
	if f.count--; f.count == 0 && f.stopped != nil {
		close(f.stopped)
	}
}

// landed lets no more requests begin, and returns what is closed once none is left.
func (f *flights) landed() <-chan struct{} {
	f.mu.Lock()
	defer f.mu.Unlock()
	f.stopped = make(chan struct{})
	if f.count == 0 {
		close(f.stopped)
	}
	return f.stopped
}
