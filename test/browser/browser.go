// Package browser attacks a server of this machine with web pages of other origins,
// in a headless Chromium.
package browser

import (
	"context"
	_ "embed"
	"encoding/json"
	"net"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// Target is what the pages attack.
type Target struct {
	Address string // HOST:PORT
	// Gets are paths that a page would like to read.
	Gets []string
	// Posts are requests with which a page would change something.
	Posts []Post
	// Refusals are what the pages have with which the target refuses: a page whose
	// name was bound to another address may read those in a frame.
	Refusals []string
}

// Post is a request that changes something.
type Post struct {
	Path string `json:"path"`
	Body string `json:"body"`
}

// Attempt is one way of a page to use the target, and what came of it.
type Attempt struct {
	Page string `json:"page"` // its origin
	Way  string `json:"way"`  // fetch, no-cors, form, image, script, frame, socket
	Path string `json:"path"`
	// Got is what the page could read, or notice of success; "" is nothing.
	Got string `json:"got"`
}

// The origins of the pages: another site, and after its name was bound to another
// address the site of the target itself.
const (
	evil    = "evil.example"
	rebound = "rebound.example"
)

//go:embed attack.html
var page string

// patience bounds the wait for a page. It ends long before, when the page reports.
const patience = 90 * time.Second

// Attack opens pages of another site, of another port of this machine, and of a
// name that an attacker has bound to the target's address, and returns what they
// could do. Without Chromium the test is skipped, or fails if JTLCTL_BROWSER_REQUIRED
// is set.
func Attack(t *testing.T, target Target) []Attempt {
	t.Helper()
	chromium := find(t)
	var all []Attempt
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	_, port, _ := net.SplitHostPort(listener.Addr().String())
	for _, origin := range []string{"http://" + evil + ":" + port, "http://localhost:" + port} {
		all = append(all, open(t, chromium, listener, origin, target)...)
		if listener, err = net.Listen("tcp", "127.0.0.1:"+port); err != nil {
			t.Fatal(err)
		}
	}
	_ = listener.Close()
	return append(all, rebind(t, chromium, target)...)
}

// rebind serves the page at the port of the target, at another address of this
// machine, and connects all that the page asks for afterwards with the target: so a
// browser sees a name whose address has changed.
func rebind(t *testing.T, chromium string, target Target) []Attempt {
	t.Helper()
	_, port, err := net.SplitHostPort(target.Address)
	if err != nil {
		t.Fatal(err)
	}
	listener, err := net.Listen("tcp", "127.0.0.2:"+port)
	if err != nil {
		missing(t, "127.0.0.2 is no address of this machine: %v", err)
	}
	return open(t, chromium, switchTo(listener, target.Address), "http://"+rebound+":"+port, target)
}

// open serves the page at a listener, opens it and waits for its report.
func open(t *testing.T, chromium string, listener net.Listener, origin string, target Target) []Attempt {
	t.Helper()
	reports := make(chan []Attempt, 1)
	report := httptest.NewServer(reporter(reports))
	defer report.Close()
	server := &http.Server{ReadHeaderTimeout: patience, Handler: servedPage(t, origin, report.URL, target)}
	server.SetKeepAlivesEnabled(false) // the next connection may be the target's
	go func() { _ = server.Serve(listener) }()
	defer func() { _ = server.Close() }()
	ctx, stop := context.WithTimeout(t.Context(), patience)
	defer stop()
	ended := start(ctx, t, chromium, origin+"/attack")
	defer func() {
		stop()
		<-ended
	}()
	select {
	case attempts := <-reports:
		return attempts
	case <-ctx.Done():
		t.Fatalf("the page of %s did not report", origin)
	}
	return nil
}

// reporter takes the report of a page, whatever its origin.
func reporter(reports chan<- []Attempt) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Access-Control-Allow-Origin", "*")
		var attempts []Attempt
		if err := json.NewDecoder(r.Body).Decode(&attempts); err == nil {
			reports <- attempts
		}
	})
}

func servedPage(t *testing.T, origin, report string, target Target) http.Handler {
	t.Helper()
	own := "http://" + target.Address
	if strings.Contains(origin, rebound) {
		own = origin
	}
	settings, err := json.Marshal(map[string]any{
		"origin": origin, "target": own, "report": report, "gets": target.Gets, "posts": target.Posts, "refusals": target.Refusals,
	})
	if err != nil {
		t.Fatal(err)
	}
	text := strings.Replace(page, "SETTINGS", string(settings), 1)
	return http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Type", "text/html; charset=utf-8")
		_, _ = w.Write([]byte(text))
	})
}

func find(t *testing.T) string {
	t.Helper()
	names := []string{"chromium", "chromium-browser", "google-chrome"}
	if named := os.Getenv("JTLCTL_TEST_CHROMIUM"); named != "" {
		names = []string{named}
	}
	for _, name := range names {
		if path, err := exec.LookPath(name); err == nil {
			return path
		}
	}
	missing(t, "no Chromium on this machine: apt-get install chromium, or name it in JTLCTL_TEST_CHROMIUM")
	return ""
}

// missing skips the test, or ends it if JTLCTL_BROWSER_REQUIRED is set.
func missing(t *testing.T, format string, values ...any) {
	t.Helper()
	if os.Getenv("JTLCTL_BROWSER_REQUIRED") != "" {
		t.Fatalf(format, values...)
	}
	t.Skipf(format, values...)
}

// start opens an address, and returns a channel that is closed when the browser has
// ended. What would keep pages from other machines of the network away is off: the
// target has to do it.
func start(ctx context.Context, t *testing.T, chromium, address string) <-chan struct{} {
	t.Helper()
	folder := t.TempDir()
	command := exec.CommandContext(ctx, chromium, "--headless=new", //nolint:gosec // the address is one of this package
		"--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--no-first-run",
		"--disable-background-networking", "--disable-component-update", "--disable-sync", "--no-proxy-server",
		"--disable-features=LocalNetworkAccessChecks,BlockInsecurePrivateNetworkRequests,HttpsUpgrades,HttpsFirstBalancedModeAutoEnable",
		"--host-resolver-rules=MAP "+evil+" 127.0.0.1, MAP "+rebound+" 127.0.0.2, EXCLUDE localhost",
		"--user-data-dir="+filepath.Join(folder, "profile"), address)
	command.Env = append(os.Environ(), "HOME="+folder, "XDG_CONFIG_HOME="+folder, "XDG_CACHE_HOME="+folder)
	command.WaitDelay = patience
	group(command)
	if err := command.Start(); err != nil {
		missing(t, "Chromium does not start here: %v", err)
	}
	ended := make(chan struct{})
	go func() {
		_ = command.Wait()
		close(ended)
	}()
	return ended
}
