package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/url"
	"os"
	"os/exec"
	"strings"
	"sync"
	"time"
)

// bareMode is a server that does nothing but answer, with which a sandbox is compared.
const bareMode = "bare-server"

const (
	sandboxRequests = 10_000
	sandboxAtOnce   = 200
	sandboxRounds   = 3
	sandboxGoal     = 2000 // requests in a second
)

// contestant is a server in a process of its own.
type contestant struct {
	command *exec.Cmd
	URL     string `json:"url"`
	Tenant  string `json:"tenant_id"`
	token   string
	rates   []float64
}

func printSandbox(ctx context.Context) error {
	l, err := newLab(ctx)
	if err != nil {
		return err
	}
	defer l.close()
	itself, err := os.Executable()
	if err != nil {
		return err
	}
	bare, err := startContestant(ctx, itself, bareMode)
	if err != nil {
		return err
	}
	defer bare.stop()
	started := time.Now()
	box, err := startContestant(ctx, l.jtlctl, "sandbox", "serve", "--addr", "127.0.0.1:0", "-o", "json")
	if err != nil {
		return err
	}
	defer box.stop()
	ready := time.Since(started)
	if err := box.grant(ctx); err != nil {
		return err
	}
	row("sandbox: from its start to its report", fmt.Sprintf("%d ms", ready.Milliseconds()), "")
	for path, body := range map[string]string{"/erp/items?pageSize=5": "", "/erp/v2/items/42": "", "/erp/v2/graphql": `{"query":"{ QueryItems(first: 5) { totalCount nodes { id sku name } } }"}`} {
		bare.rates, box.rates = nil, nil
		before := box.resources()
		for range sandboxRounds {
			for _, c := range []*contestant{bare, box} {
				if err := c.hurry(ctx, path, body); err != nil {
					return err
				}
			}
		}
		row("sandbox: "+strings.Split(path, "?")[0], fmt.Sprintf("%.0f requests/s, %.2f of a bare server", median(box.rates), median(box.rates)/median(bare.rates)), fmt.Sprintf("%d requests/s", sandboxGoal))
		row("  after 30,000 requests, "+fmt.Sprint(sandboxAtOnce)+" at once", before+" -> "+box.settled(), "no leak")
	}
	return nil
}

func startContestant(ctx context.Context, program string, args ...string) (*contestant, error) {
	c := &contestant{command: exec.CommandContext(ctx, program, args...), token: "none", Tenant: "none"}
	stdout, err := c.command.StdoutPipe()
	if err != nil {
		return nil, err
	}
	if err := c.command.Start(); err != nil {
		return nil, err
	}
	if err := json.NewDecoder(stdout).Decode(c); err != nil {
		c.stop()
		return nil, fmt.Errorf("%s does not say where it is: %w", program, err)
	}
	return c, nil
}

func (c *contestant) stop() {
	_ = c.command.Process.Kill()
	_ = c.command.Wait()
}

func (c *contestant) grant(ctx context.Context) error {
	request, err := http.NewRequestWithContext(ctx, http.MethodPost, c.URL+"/oauth2/token", strings.NewReader(url.Values{"grant_type": {"client_credentials"}}.Encode()))
	if err != nil {
		return err
	}
	request.SetBasicAuth("sandbox-app", "sandbox-secret")
	request.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	response, err := http.DefaultClient.Do(request)
	if err != nil {
		return err
	}
	var granted struct {
		Token string `json:"access_token"`
	}
	err = json.NewDecoder(response.Body).Decode(&granted)
	c.token = granted.Token
	return errors.Join(err, response.Body.Close())
}

// hurry sends all requests of a round, and notes how many a second there were.
func (c *contestant) hurry(ctx context.Context, path, body string) error {
	transport := &http.Transport{MaxIdleConnsPerHost: sandboxAtOnce, MaxConnsPerHost: sandboxAtOnce}
	defer transport.CloseIdleConnections()
	client := &http.Client{Transport: transport}
	work := make(chan struct{})
	failed := make(chan error, sandboxAtOnce)
	var all sync.WaitGroup
	started := time.Now()
	for range sandboxAtOnce {
		all.Go(func() {
			for range work {
				if err := c.send(ctx, client, path, body); err != nil {
					select {
					case failed <- err:
					default:
					}
				}
			}
		})
	}
	for range sandboxRequests {
		work <- struct{}{}
	}
	close(work)
	all.Wait()
	c.rates = append(c.rates, sandboxRequests/time.Since(started).Seconds())
	select {
	case err := <-failed:
		return err
	default:
		return nil
	}
}

func (c *contestant) send(ctx context.Context, client *http.Client, path, body string) error {
	method := http.MethodGet
	if body != "" {
		method = http.MethodPost
	}
	request, err := http.NewRequestWithContext(ctx, method, c.URL+path, strings.NewReader(body))
	if err != nil {
		return err
	}
	request.Header.Set("Authorization", "Bearer "+c.token)
	request.Header.Set("X-Tenant-ID", c.Tenant)
	if body != "" {
		request.Header.Set("Content-Type", "application/json")
	}
	response, err := client.Do(request)
	if err != nil {
		return err
	}
	_, err = io.Copy(io.Discard, response.Body)
	if response.StatusCode != http.StatusOK {
		err = errors.Join(err, fmt.Errorf("%s: status %d", path, response.StatusCode))
	}
	return errors.Join(err, response.Body.Close())
}

// resources are the open files and the memory of the process, where the system says.
func (c *contestant) resources() string {
	files, err := os.ReadDir(fmt.Sprintf("/proc/%d/fd", c.command.Process.Pid))
	status, bad := os.ReadFile(fmt.Sprintf("/proc/%d/status", c.command.Process.Pid))
	if err != nil || bad != nil {
		return "unknown"
	}
	var rss int
	for line := range strings.Lines(string(status)) {
		if rest, ok := strings.CutPrefix(line, "VmRSS:"); ok {
			_, _ = fmt.Sscan(rest, &rss)
		}
	}
	return fmt.Sprintf("%d files %d MiB", len(files), rss>>10)
}

// settled is resources once the connections of the last round are closed.
func (c *contestant) settled() string {
	const few = 20
	for range 100 {
		files, err := os.ReadDir(fmt.Sprintf("/proc/%d/fd", c.command.Process.Pid))
		if err != nil || len(files) < few {
			break
		}
		time.Sleep(100 * time.Millisecond)
	}
	return c.resources()
}

// serveBare answers every request with a small document.
func serveBare(ctx context.Context) error {
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return err
	}
	fmt.Printf("{\"url\":%q}\n", "http://"+listener.Addr().String())
	server := &http.Server{ReadHeaderTimeout: time.Minute, Handler: http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		_, _ = io.Copy(io.Discard, r.Body)
		w.Header().Set("Content-Type", "application/json")
		_, _ = io.WriteString(w, `{"data":[]}`)
	})}
	context.AfterFunc(ctx, func() { _ = server.Close() })
	return server.Serve(listener)
}
