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
}

func (s *switched) Accept() (net.Conn, error) {
	for {
		c, err := s.Listener.Accept()
		if err != nil {
			return nil, err
		}
		reader := bufio.NewReader(c)
		line, err := reader.Peek(len("GET /attack "))
		if err == nil && strings.HasPrefix(string(line), "GET /attack ") {
			return &readAhead{c, reader}, nil
		}
		go s.connect(c, reader)
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
