package main

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/http/httptest"
	"net/http/httputil"
	"net/url"
	"os"
	"os/exec"
	"strings"
	"sync"
	"sync/atomic"
	"time"
)

// bareProxyMode is this program as a bare httputil.ReverseProxy in a process of its own.
const bareProxyMode = "bare-proxy"

const (
	proxyConnections = 200
	proxyRequests    = 10_000 // of a round
	proxyRounds      = 5
)

// proxied compares `jtlctl proxy` with a bare httputil.ReverseProxy: both in a
// process of their own, in front of the same server.
func (l *lab) proxied(ctx context.Context) error {
	body := []byte(strings.Repeat(`{"id":"4711","name":"an item"},`, 40))
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Type", "application/json")
		if r.Method == http.MethodPost {
			_, _ = io.WriteString(w, `{"access_token":"token-of-the-bench","token_type":"bearer","expires_in":3600}`)
			return
		}
		_, _ = w.Write(body)
	}))
	defer server.Close()
	self, err := os.Executable()
	if err != nil {
		return err
	}
	bare := exec.CommandContext(ctx, self, bareProxyMode, server.URL)
	ours := l.command(ctx, l.jtlctl, "proxy", "--addr", "127.0.0.1:0", "--record", "requests.ndjson")
	ours.Env = append(ours.Env, "JTL_CLIENT_ID=bench", "JTL_CLIENT_SECRET=bench", "JTLCTL_TOKEN_URL="+server.URL, "JTLCTL_API_URL="+server.URL)
	var contenders []contender
	var stops []func()
	for _, c := range []*exec.Cmd{bare, ours} {
		address, stop, err := serving(c)
		if err != nil {
			return err
		}
		stops = append(stops, sync.OnceFunc(stop))
		defer stops[len(stops)-1]()
		contenders = append(contenders, func(ctx context.Context) (time.Duration, error) { return besiege(ctx, address) })
	}
	taken, err := compete(ctx, proxyRounds, contenders...)
	if err != nil {
		return err
	}
	each := func(i int) float64 { return proxyRequests / taken.seconds(i) }
	row("throughput of proxy, of a bare ReverseProxy's", fmt.Sprintf("%.2f (%.0f/s of %.0f/s)", taken.ratio(0, 1), each(1), each(0)), "0.7, 200 connections")
	for _, stop := range stops {
		stop()
	}
	cpu := func(c *exec.Cmd) float64 {
		const requests = proxyRequests * (proxyRounds + 1)
		return float64((c.ProcessState.UserTime() + c.ProcessState.SystemTime()).Microseconds()) / requests
	}
	row("CPU of a request through proxy, of a bare one's", fmt.Sprintf("%.2f (%.0f µs of %.0f µs)", cpu(ours)/cpu(bare), cpu(ours), cpu(bare)), "")
	return nil
}

// serving starts a program that prints its address first.
func serving(c *exec.Cmd) (address string, stop func(), err error) {
	out, err := c.StdoutPipe()
	if err != nil {
		return "", nil, err
	}
	if err := c.Start(); err != nil {
		return "", nil, err
	}
	stop = func() { _ = c.Process.Signal(os.Interrupt); _ = c.Wait() }
	line, err := bufio.NewReader(out).ReadString('\n')
	if err != nil {
		stop()
		return "", nil, fmt.Errorf("%s printed no address: %w", c.Path, err)
	}
	return strings.TrimSpace(line), stop, nil
}

// besiege sends requests over many connections.
func besiege(ctx context.Context, address string) (time.Duration, error) {
	transport := &http.Transport{MaxIdleConnsPerHost: proxyConnections}
	defer transport.CloseIdleConnections()
	var next, failed atomic.Int64
	var all sync.WaitGroup
	started := time.Now()
	for range proxyConnections {
		all.Go(func() {
			for next.Add(1) <= proxyRequests {
				request, err := http.NewRequestWithContext(ctx, http.MethodGet, address+"/erp/v2/customerGroups", nil)
				if err != nil {
					failed.Add(1)
					return
				}
				response, err := transport.RoundTrip(request)
				if err != nil {
					failed.Add(1)
					continue
				}
				_, err = io.Copy(io.Discard, response.Body)
				_ = response.Body.Close()
				if err != nil || response.StatusCode != http.StatusOK {
					failed.Add(1)
				}
			}
		})
	}
	all.Wait()
	took := time.Since(started)
	if n := failed.Load(); n > 0 {
		return took, fmt.Errorf("%d requests to %s failed", n, address)
	}
	return took, nil
}

// serveBareProxy is a ReverseProxy that does nothing of its own, with connections that
// stay open as those of the proxy do.
func serveBareProxy(ctx context.Context, upstream string) error {
	target, err := url.Parse(upstream)
	if err != nil {
		return err
	}
	listener, err := new(net.ListenConfig).Listen(ctx, "tcp", "127.0.0.1:0")
	if err != nil {
		return err
	}
	proxy := &httputil.ReverseProxy{
		Rewrite:   func(r *httputil.ProxyRequest) { r.SetURL(target) },
		Transport: &http.Transport{MaxIdleConnsPerHost: proxyConnections},
	}
	server := &http.Server{Handler: proxy, ReadHeaderTimeout: time.Minute}
	context.AfterFunc(ctx, func() { _ = server.Close() })
	fmt.Printf("http://%s\n", listener.Addr())
	if err := server.Serve(listener); !errors.Is(err, http.ErrServerClosed) {
		return err
	}
	return nil
}
