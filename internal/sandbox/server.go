package sandbox

import (
	"context"
	"net"
	"net/http"
	"strings"
	"sync"
	"time"

	"github.com/jtlctl/jtlctl/internal/fault"
	"github.com/jtlctl/jtlctl/internal/platform"
)

// Server is a sandbox at an address of this machine.
type Server struct {
	*Sandbox

	listener net.Listener
}

// Open opens the address of a server; port 0 takes a free one. Serve closes it.
// Errors name the flag that has the address.
func Open(address string) (*Server, error) {
	listener, err := Listen(address)
	if err != nil {
		return nil, err
	}
	return &Server{listener: listener}, nil
}

// Address returns HOST:PORT, as it was opened.
func (s *Server) Address() string { return s.listener.Addr().String() }

// Configure makes the sandbox; BaseURL is that of the server. With a certificate
// it is served by https, and only its controls by http too.
func (s *Server) Configure(c Config) error {
	c.BaseURL = "http://" + s.Address()
	if c.Certificate != nil {
		c.BaseURL = "https://" + s.Address()
		s.listener = newSniffer(s.listener, c.Certificate.Chain)
	}
	var err error
	s.Sandbox, err = New(c)
	return err
}

// patience is how long a request and its answer may take, idle how long a
// connection is kept between them: longer than clients keep theirs, so that none is
// closed while a client uses it again.
const (
	patience = 10 * time.Second
	idle     = 10 * time.Minute
)

// Serve answers requests until the context ends, which is how a sandbox is
// meant to end; the error says so then.
func (s *Server) Serve(ctx context.Context) error {
	server := &http.Server{Handler: s.Sandbox, ReadHeaderTimeout: patience, ReadTimeout: patience, WriteTimeout: patience, IdleTimeout: idle}
	stop := context.AfterFunc(ctx, func() { _ = server.Close() })
	defer stop()
	defer func() { _ = server.Close() }()
	err := server.Serve(s.listener)
	if ctx.Err() != nil {
		return fault.New(fault.Interrupted, "the sandbox has stopped")
	}
	return err
}

// ServeAsking serves the sandbox, and lets a prompt decide about registrations.
func (s *Server) ServeAsking(ctx context.Context, p *ApprovalPrompt) error {
	asking, stop := context.WithCancel(ctx)
	var answering sync.WaitGroup
	answering.Go(func() { p.Run(asking, s.Registry) })
	defer answering.Wait()
	defer stop()
	return s.Serve(ctx)
}

// Close closes the address of a server that is not served.
func (s *Server) Close() { _ = s.listener.Close() }

// Variable is a variable of the environment.
type Variable struct{ Name, Value string }

// Variables point jtlctl at the sandbox.
func (s *Sandbox) Variables() []Variable {
	at := s.Endpoints()
	return []Variable{
		{"JTL_CLIENT_ID", ClientID},
		{"JTL_CLIENT_SECRET", ClientSecret},
		{"JTL_SCX_REFRESH_TOKEN", RefreshToken},
		{"JTL_APP_ID", AppID},
		{"JTL_ISSUER", s.AppIssuer()},
		{"JTLCTL_TOKEN_URL", at.TokenURL},
		{"JTLCTL_API_URL", at.APIURL},
		{"JTLCTL_SCX_URL", at.SCXURL},
		{platform.SandboxVariable, strings.TrimPrefix(s.config.BaseURL, "http://")},
	}
}
