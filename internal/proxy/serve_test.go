package proxy

import (
	"context"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/http/httptest"
	"runtime"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/jtlctl/jtlctl/internal/fault"
)

func TestListen(t *testing.T) {
	t.Parallel()
	for address, kind := range map[string]fault.Kind{
		"0.0.0.0:0": fault.Usage, ":8001": fault.Usage, "192.168.0.1:0": fault.Usage, "example.org:0": fault.Usage, "127.0.0.1": fault.Usage,
		"127.0.0.1:99999": fault.Usage, "[::]:0": fault.Usage, "localhost.evil.example:0": fault.Usage,
	} {
		listener, err := Listen(address)
		if err == nil {
			_ = listener.Close()
		}
		if err == nil || fault.From(err).Kind != kind || fault.Hint(err) == "" {
			t.Errorf("%s: %v", address, err)
		}
	}
	listener, err := Listen("localhost:0")
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = listener.Close() }()
	if _, err := Listen(listener.Addr().String()); err == nil || fault.From(err).Kind != fault.Network {
		t.Errorf("in use: %v", err)
	}
}

// TestProxy_Serve_stop: a request that is on its way is cut off, shown and counted.
func TestProxy_Serve_stop(t *testing.T) {
	t.Parallel()
	reached := make(chan struct{})
	up := newServer(t, func(_ http.ResponseWriter, r *http.Request) {
		close(reached)
		<-r.Context().Done()
	})
	p := start(t, up.URL, nil, nil)
	ended := make(chan error, 1)
	go func() {
		request, _ := http.NewRequestWithContext(context.WithoutCancel(t.Context()), http.MethodGet, p.URL()+"/v2/customerGroups", nil)
		response, err := http.DefaultTransport.RoundTrip(request)
		if err == nil {
			_ = response.Body.Close()
		}
		ended <- err
	}()
	<-reached
	if err := p.stop(); fault.From(err).Kind != fault.Interrupted {
		t.Error(err)
	}
	if <-ended == nil {
		t.Error("the request was answered")
	}
	if lines, summary := p.lines(), p.Summary(none()); len(lines) != 1 || lines[0].Status != 0 || summary.Requests != 1 {
		t.Errorf("%+v", lines)
	}
}

// TestProxy_raw: what no client library sends, as it comes over the connection.
func TestProxy_raw(t *testing.T) {
	t.Parallel()
	up := newServer(t, func(http.ResponseWriter, *http.Request) {})
	p := start(t, up.URL, nil, nil)
	address, prefix := p.guard.address, p.guard.prefix
	for name, lines := range map[string]string{
		"a backslash":           "GET " + prefix + "/erp/..\\v2 HTTP/1.1",
		"dots":                  "GET " + prefix + "/erp/../v2 HTTP/1.1",
		"dots before":           "GET /x/.." + prefix + "/erp/v2 HTTP/1.1",
		"an empty part":         "GET " + prefix + "//evil.example/v2 HTTP/1.1",
		"a full address":        "GET http://evil.example" + prefix + "/erp/v2 HTTP/1.1",
		"a tunnel":              "CONNECT evil.example:443 HTTP/1.1",
		"the server itself":     "OPTIONS * HTTP/1.1",
		"a fragment":            "GET " + prefix + "/erp/v2#x HTTP/1.1",
		"another host":          "GET " + prefix + "/erp/v2 HTTP/1.1\r\nHost: evil.example",
		"two lengths":           "POST " + prefix + "/erp/v2 HTTP/1.1\r\nContent-Length: 1\r\nContent-Length: 2",
		"length and encoding":   "POST " + prefix + "/erp/v2 HTTP/1.1\r\nTransfer-Encoding: xchunked\r\nContent-Length: 2",
		"a header with a space": "GET " + prefix + "/erp/v2 HTTP/1.1\r\nOrigin : https://evil.example",
		"HTTP/2":                "PRI * HTTP/2.0",
		"HTTP/1.0 without host": "GET " + prefix + "/erp/v2 HTTP/1.0\r\nX: y",
	} {
		connection, err := new(net.Dialer).DialContext(t.Context(), "tcp", address)
		if err != nil {
			t.Fatal(err)
		}
		if !strings.Contains(lines, "Host:") && !strings.Contains(lines, "HTTP/1.0") {
			lines += "\r\nHost: " + address
		}
		_, _ = io.WriteString(connection, lines+"\r\nConnection: close\r\n\r\n")
		answer, _ := io.ReadAll(connection)
		_ = connection.Close()
		if status := strings.Fields(string(answer) + " none none")[1]; status < "400" || status > "505" {
			t.Errorf("%s: %s", name, answer)
		}
	}
	for _, r := range up.requests() {
		t.Errorf("%s %s reached the server", r.Method, r.RequestURI)
	}
}

// TestProxy_leaks: after 10,000 requests over 200 connections, no goroutine and no
// connection is left, also if callers leave before the answer.
func TestProxy_leaks(t *testing.T) { //nolint:paralleltest // it counts goroutines
	const requests, workers = 10_000, 200
	var open atomic.Int64
	up := httptest.NewUnstartedServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Query().Has("slow") {
			<-r.Context().Done()
			return
		}
		_, _ = io.WriteString(w, "ok")
	}))
	up.Config.ConnState = func(_ net.Conn, state http.ConnState) {
		switch state {
		case http.StateNew:
			open.Add(1)
		case http.StateClosed, http.StateHijacked:
			open.Add(-1)
		case http.StateActive, http.StateIdle:
		}
	}
	up.Start()
	defer up.Close()
	before := runtime.NumGoroutine()
	p := start(t, up.URL, nil, func(o *Options, _ *CloudOptions) { o.Served = func(Served) {} })
	transport := &http.Transport{MaxIdleConnsPerHost: workers}
	var all sync.WaitGroup
	var next, bad atomic.Int64
	for range workers {
		all.Go(func() {
			for {
				i := next.Add(1)
				if i > requests {
					return
				}
				path, leave := fmt.Sprintf("/v2/items/%d", i), i%100 == 0
				ctx, cancel := t.Context(), context.CancelFunc(func() {})
				if leave {
					path += "?slow"
					ctx, cancel = context.WithTimeout(ctx, time.Millisecond)
				}
				request, _ := http.NewRequestWithContext(ctx, http.MethodGet, p.URL()+path, nil)
				response, err := transport.RoundTrip(request)
				if err == nil {
					_, err = io.Copy(io.Discard, response.Body)
					_ = response.Body.Close()
				}
				if (err != nil) != leave {
					bad.Add(1)
				}
				cancel()
			}
		})
	}
	all.Wait()
	transport.CloseIdleConnections()
	_ = p.stop()
	if bad.Load() > 0 {
		t.Errorf("%d requests ended otherwise than they should", bad.Load())
	}
	deadline := time.After(10 * time.Second)
	for open.Load() > 0 || runtime.NumGoroutine() > before+5 {
		select {
		case <-deadline:
			t.Fatalf("%d connections and %d goroutines are left, %d before", open.Load(), runtime.NumGoroutine(), before)
		case <-time.After(10 * time.Millisecond):
		}
	}
}
