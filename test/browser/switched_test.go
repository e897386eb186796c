package browser

import (
	"io"
	"net"
	"net/http"
	"net/http/httptest"
	"testing"
	"time"
)

// TestSwitched: the page and the target are both served while another connection,
// which was there before, asks for nothing.
func TestSwitched(t *testing.T) {
	t.Parallel()
	answer := func(text string) http.Handler {
		return http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) { _, _ = io.WriteString(w, text) })
	}
	target := httptest.NewServer(answer("the target"))
	defer target.Close()
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	server := &http.Server{Handler: answer("the page"), ReadHeaderTimeout: patience}
	server.SetKeepAlivesEnabled(false)
	go func() { _ = server.Serve(switchTo(listener, target.Listener.Addr().String())) }()
	defer func() { _ = server.Close() }()
	silent, err := net.Dial("tcp", listener.Addr().String())
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = silent.Close() }()
	client := &http.Client{Timeout: 20 * time.Second, Transport: &http.Transport{DisableKeepAlives: true}}
	for path, want := range map[string]string{"/attack": "the page", "/x": "the target"} {
		response, err := client.Get("http://" + listener.Addr().String() + path)
		if err != nil {
			t.Error(err)
			continue
		}
		got, err := io.ReadAll(response.Body)
		_ = response.Body.Close()
		if err != nil || string(got) != want {
			t.Errorf("%s: %q, %v", path, got, err)
		}
	}
}
