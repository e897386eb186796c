package browser

import (
	"bufio"
	"io"
	"net"
	"strings"
	"sync"
)

// switched is a listener that answers requests for the page itself, and connects all
// others with the target, byte for byte.
type switched struct {
	net.Listener

	target string
	pages  chan net.Conn
	ended  chan struct{}
}

func switchTo(listener net.Listener, target string) *switched {
	s := &switched{listener, target, make(chan net.Conn), make(chan struct{})}
	go s.serve()
	return s
}

func (s *switched) Accept() (net.Conn, error) {
	select {
	case c := <-s.pages:
		return c, nil
	case <-s.ended:
		return nil, net.ErrClosed
	}
}

// serve reads each connection by itself: a browser opens some that it may never use,
// and those must not keep the others waiting.
func (s *switched) serve() {
	defer close(s.ended)
	for {
		c, err := s.Listener.Accept()
		if err != nil {
			return
		}
		go s.sort(c)
	}
}

func (s *switched) sort(c net.Conn) {
	reader := bufio.NewReader(c)
	line, err := reader.Peek(len("GET /attack "))
	if err != nil || !strings.HasPrefix(string(line), "GET /attack ") {
		s.connect(c, reader)
		return
	}
	select {
	case s.pages <- &readAhead{c, reader}:
	case <-s.ended:
		_ = c.Close()
	}
}

func (s *switched) connect(c net.Conn, reader io.Reader) {
	target, err := net.Dial("tcp", s.target)
	if err != nil {
		_ = c.Close()
		return
	}
	var both sync.WaitGroup
	both.Go(func() {
		_, _ = io.Copy(target, reader)
		_ = target.Close()
	})
	both.Go(func() {
		_, _ = io.Copy(c, target)
		_ = c.Close()
	})
	both.Wait()
}

type readAhead struct {
	net.Conn

	reader io.Reader
}

func (r *readAhead) Read(p []byte) (int, error) { return r.reader.Read(p) }
