package platform

import (
	"io"
	"net"
	"net/http"
	"net/http/httptest"
	"testing"
)

// The servers fail over the loopback interface. Tests that would retry disable
// retries, so as not to wait.

// nobody is the address of a port that is taken, but not listened at: the
// client's end of a connection.
func nobody(t *testing.T) string {
	t.Helper()
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	client, err := net.Dial("tcp", listener.Addr().String())
	if err != nil {
		t.Fatal(err)
	}
	if err := listener.Close(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = client.Close() })
	return "http://" + client.LocalAddr().String()
}

func serves(handler http.HandlerFunc) func(*testing.T) string {
	return func(t *testing.T) string {
		server := httptest.NewServer(handler)
		t.Cleanup(server.Close)
		return server.URL
	}
}

func cut(http.ResponseWriter, *http.Request) { panic(http.ErrAbortHandler) }

func cutWithin(w http.ResponseWriter, _ *http.Request) {
	w.Header().Set("Content-Length", "1000")
	_, _ = io.WriteString(w, `{"keys":[`)
	_ = http.NewResponseController(w).Flush()
	panic(http.ErrAbortHandler)
}

func plainHTTP(t *testing.T) string {
	return "https" + serves(http.NotFound)(t)[len("http"):]
}

func notTLS(t *testing.T) string {
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = listener.Close() })
	go func() {
		connection, err := listener.Accept()
		if err != nil {
			return
		}
		_, _ = io.WriteString(connection, "220 mail.test ESMTP\r\n")
		_, _ = io.Copy(io.Discard, connection)
		_ = connection.Close()
	}()
	return "https://" + listener.Addr().String()
}
