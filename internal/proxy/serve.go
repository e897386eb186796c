package proxy

import (
	"context"
	"net"
	"net/http"
	"sync"
	"time"

	"github.com/jtlctl/jtlctl/internal/disk"
	"github.com/jtlctl/jtlctl/internal/fault"
	"github.com/jtlctl/jtlctl/internal/platform"
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

// Listen opens an address of this machine; port 0 takes a free one.
func Listen(address string) (net.Listener, error) {
	return platform.Listener{Name: "proxy", Usual: DefaultAddr, Flag: "--addr"}.Listen(address)
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
