package sandbox

import (
	"bufio"
	"crypto/tls"
	"net"
	"sync"
	"time"
)

// Both are spoken at one address of a sandbox with https: its controls also answer
// in plain http, so that jtlctl needs no certificate for them.

// firstOfTLS is the first byte of a connection that begins with a TLS handshake
// (RFC 8446, 5.1).
const firstOfTLS = 0x16

// sniffer is a listener whose connections are TLS if the client begins so.
type sniffer struct {
	net.Listener

	config *tls.Config
	ready  chan net.Conn
	failed chan error
	done   chan struct{}
	once   sync.Once
}

func newSniffer(l net.Listener, certificate tls.Certificate) *sniffer {
	s := &sniffer{
		Listener: l, ready: make(chan net.Conn), failed: make(chan error), done: make(chan struct{}),
		config: &tls.Config{MinVersion: tls.VersionTLS12, Certificates: []tls.Certificate{certificate}, NextProtos: []string{"http/1.1"}},
	}
	go s.accept()
	return s
}

// accept looks at each connection without keeping the others waiting. What fails is for
// the server to judge: it goes on if there are too many open files for a moment.
func (s *sniffer) accept() {
	for {
		c, err := s.Listener.Accept()
		if err == nil {
			go s.look(c)
			continue
		}
		select {
		case s.failed <- err:
		case <-s.done:
			return
		}
	}
}

func (s *sniffer) look(c net.Conn) {
	late := time.AfterFunc(patience, func() { _ = c.Close() })
	reader := bufio.NewReaderSize(c, 1)
	first, err := reader.Peek(1)
	if err != nil || !late.Stop() {
		_ = c.Close()
		return
	}
	c = &peeked{c, reader}
	if first[0] == firstOfTLS {
		c = tls.Server(c, s.config)
	}
	select {
	case s.ready <- c:
	case <-s.done:
		_ = c.Close()
	}
}

// Accept returns the next connection whose client has begun.
func (s *sniffer) Accept() (net.Conn, error) {
	select {
	case c := <-s.ready:
		return c, nil
	case err := <-s.failed:
		return nil, err
	case <-s.done:
		return nil, net.ErrClosed
	}
}

// Close closes the address.
func (s *sniffer) Close() error {
	s.end()
	return s.Listener.Close()
}

func (s *sniffer) end() { s.once.Do(func() { close(s.done) }) }

// peeked is a connection of which the first byte has been read ahead.
type peeked struct {
	net.Conn

	reader *bufio.Reader
}

func (p *peeked) Read(b []byte) (int, error) { return p.reader.Read(b) }
