package main

import (
	"bytes"
	"context"
	"crypto/rand"
	"encoding/json"
	"fmt"
	"io"
	mathrand "math/rand/v2"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/jtlctl/jtlctl/internal/sandbox"
	"github.com/jtlctl/jtlctl/test/clitest"
)

// grantingServer is a JTL-Wawi that knows when the last byte of an answer with
// a key has left it.
type grantingServer struct {
	sandbox *sandbox.Sandbox
	url     string

	mu sync.Mutex
	// asked is called when an app asks for its key, and reports whether that has
	// been killed; granted when the key was sent.
	asked   map[string]func() bool
	granted map[string]func()
}

func newGrantingServer(t *testing.T) *grantingServer {
	t.Helper()
	served, err := sandbox.New(sandbox.Config{BaseURL: "http://127.0.0.1", Now: time.Now, Random: rand.Reader,
		Wawi: sandbox.Wawi{Approval: sandbox.Approval{Mode: sandbox.ApproveAfter}}})
	if err != nil {
		t.Fatal(err)
	}
	g := &grantingServer{sandbox: served, asked: map[string]func() bool{}, granted: map[string]func(){}}
	server := httptest.NewServer(g)
	t.Cleanup(server.Close)
	g.url = server.URL + "/api/eazybusiness"
	return g
}

func (g *grantingServer) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	app := r.Header.Get("X-AppId")
	g.mu.Lock()
	asked, granted := g.asked[app], g.granted[app]
	g.mu.Unlock()
	if r.Method != http.MethodGet || asked == nil {
		g.sandbox.ServeHTTP(w, r)
		return
	}
	if asked() {
		<-r.Context().Done()
		return // whoever asked is dead
	}
	g.sandbox.ServeHTTP(w, r)
	_ = http.NewResponseController(w).Flush()
	granted()
}

func (g *grantingServer) watch(app string, asked func() bool, granted func()) {
	g.mu.Lock()
	defer g.mu.Unlock()
	g.asked[app], g.granted[app] = asked, granted
}

// key is the one that was handed out to an app; "" where none was.
func (g *grantingServer) key(t *testing.T, app string) string {
	t.Helper()
	text, err := json.Marshal(g.sandbox.Keys())
	if err != nil {
		t.Fatal(err)
	}
	var keys []struct {
		AppID string `json:"app_id"`
		Key   string `json:"key"`
	}
	if err := json.Unmarshal(text, &keys); err != nil {
		t.Fatal(err)
	}
	for _, k := range keys {
		if k.AppID == app {
			return k.Key
		}
	}
	return ""
}

// wawiApp writes an application file for an app.
func wawiApp(t *testing.T, folder, app string) string {
	t.Helper()
	path := filepath.Join(folder, app+".yaml")
	text := "AppId: " + app + "\nDisplayName: A\nDescription: D\nVersion: 1\nProviderName: P\nProviderWebsite: https://p.example\n" +
		"AppIcon: iVBORw0KGgo=\nMandatoryApiScopes: [items.read]\n"
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

// TestNoKeyIsLostWhenKilled kills registrations at random moments around the
// acceptance, as kill -9 does, and afterwards looks for every key that was
// handed out. Only a kill between the last byte of the answer and its sealed
// copy on disk can lose one.
func TestNoKeyIsLostWhenKilled(t *testing.T) {
	t.Parallel()
	t.Run("file", func(t *testing.T) {
		t.Parallel()
		crashTest(t, often(16, 320), "JTLCTL_PASSPHRASE=x", "JTLCTL_STORE=file")
	})
	t.Run("keyring", func(t *testing.T) {
		t.Parallel()
		if os.Getenv("JTLCTL_TEST_KEYRING") != "1" {
			t.Skip("no Secret Service was started for this test run (JTLCTL_TEST_KEYRING=1)")
		}
		crashTest(t, often(16, 80), "JTLCTL_STORE=keyring", "DBUS_SESSION_BUS_ADDRESS="+os.Getenv("DBUS_SESSION_BUS_ADDRESS"))
	})
}

func crashTest(t *testing.T, kills int, env ...string) {
	t.Helper()
	g := newGrantingServer(t)
	m := &machine{home: t.TempDir(), env: env}
	m.must(t, "x", "auth", "login", "--client-id", "a", "--client-secret-stdin", "--no-verify") // makes the store
	crashes := crashes{slow: registration(t, m, g)}
	var group sync.WaitGroup
	rounds := make(chan int)
	for range 2 {
		group.Go(func() {
			for round := range rounds {
				crashes.add(crash(t, m, g, round))
			}
		})
	}
	for round := range kills {
		rounds <- round
	}
	close(rounds)
	group.Wait()
	crashes.report(t)
}

// crashOutcome is what became of one registration that was killed.
type crashOutcome struct {
	how   string
	after time.Duration // from the answer to the kill
	// From the answer until the sealed copy was written, and until it was synced;
	// 0 where the process did not come to tell.
	written, synced time.Duration
}

// registration returns how long one takes here from the answer with the key to its end,
// at which the key is safe.
func registration(t *testing.T, m *machine, g *grantingServer) time.Duration {
	t.Helper()
	const app = "app-first"
	answered := make(chan time.Time, 10)
	g.watch(app, func() bool { return false }, func() { answered <- time.Now() })
	m.must(t, "", "wawi", "register", app, "--url", g.url, "--app", wawiApp(t, m.home, app), "--api", "2.0", "--interval", "100ms")
	return time.Since(<-answered)
}

type crashes struct {
	slow time.Duration // what a whole registration takes

	mu  sync.Mutex
	all []crashOutcome
}

func (c *crashes) add(o crashOutcome) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.all = append(c.all, o)
}

func (c *crashes) report(t *testing.T) {
	t.Helper()
	counts, written, synced := map[string]int{}, []time.Duration{}, []time.Duration{}
	var latest time.Duration
	for _, o := range c.all {
		counts[o.how]++
		if o.synced > 0 {
			written, synced = append(written, o.written), append(synced, o.synced)
		}
		if o.how == lostInTheGap {
			latest = max(latest, o.after)
		}
	}
	t.Logf("%d kills: %v; the latest kill that lost a key came %s after the answer", len(c.all), counts, latest)
	t.Logf("from the answer until the sealed copy was written: %s; until it was synced: %s", spread(written), spread(synced))
	// A process that gets no processor for a while reads the answer later.
	if limit := max(100*time.Millisecond, c.slow); latest > limit {
		t.Errorf("a key was lost %s after the answer, and a whole registration takes %s from there", latest, c.slow)
	}
}

func spread(times []time.Duration) string {
	if len(times) == 0 {
		return "not told"
	}
	slices.Sort(times)
	return fmt.Sprintf("median %s, 99 in 100 within %s, longest %s of %d", times[len(times)/2], times[len(times)*99/100], times[len(times)-1], len(times))
}

const (
	lostInTheGap = "lost in the gap"
	wasReady     = "had finished"
	wasSealed    = "found sealed"
	wasNotGiven  = "not handed out before"
)

func crash(t *testing.T, m *machine, g *grantingServer, round int) crashOutcome {
	t.Helper()
	app := fmt.Sprintf("app-%d", round)
	c := command(t.Context(), t, "wawi", "register", app, "--url", g.url, "--app", wawiApp(t, m.home, app), "--api", "2.0", "--interval", "100ms", "-v")
	c.Env = append(append(c.Env, "HOME="+m.home), m.env...)
	var stderr bytes.Buffer
	c.Stderr = &stderr
	var answered time.Time
	asked, granted := make(chan struct{}), make(chan struct{})
	dead := make(chan struct{})
	early := round%8 == 0 // before the key is handed out
	g.watch(app, func() bool {
		close(asked)
		if early {
			<-dead
		}
		return early
	}, func() {
		answered = time.Now()
		close(granted)
	})
	if err := c.Start(); err != nil {
		t.Fatal(err)
	}
	pause := mathrand.N(5 * time.Millisecond)
	if round%2 == 0 {
		pause = mathrand.N(60 * time.Millisecond)
	}
	if early {
		<-asked
	} else {
		<-granted
	}
	g.watch(app, nil, nil)
	time.Sleep(pause)
	_ = c.Process.Kill()
	o := crashOutcome{after: time.Since(answered)}
	_ = c.Wait()
	close(dead)
	o.written, o.synced = gap(stderr.String())
	o.how = afterwards(t, m, g, app, early)
	if o.how == lostInTheGap && strings.Contains(stderr.String(), "the key was written") {
		t.Errorf("%s: the key was lost although it was on disk, %s after the answer", app, o.after)
	}
	return o
}

// gap is what --verbose tells of the one moment in which a key can be lost.
func gap(stderr string) (written, synced time.Duration) {
	found := regexp.MustCompile(`the key was written (\S+) after the answer, and safe on disk (\S+) after it`).FindStringSubmatch(stderr)
	if found == nil {
		return 0, 0
	}
	written, _ = time.ParseDuration(found[1])
	synced, _ = time.ParseDuration(found[2])
	return written, synced
}

// afterwards does what a person would do, and compares the key.
func afterwards(t *testing.T, m *machine, g *grantingServer, app string, early bool) string {
	t.Helper()
	sealed := filled(filepath.Join(clitest.Roots(m.home).State, "wawi", app+".sealed"))
	_, stderr, code := m.run(t.Context(), t, "", "wawi", "resume", app, "--wait", "2s", "--interval", "100ms")
	given := g.key(t, app)
	switch {
	case code == 3 && strings.Contains(stderr, "the key of this registration was handed out before") && !sealed && !early:
		return lostInTheGap
	case code != 0:
		t.Errorf("%s: resume ended with %d (sealed: %v): %s", app, code, sealed, stderr)
		return "broken"
	}
	if got := m.must(t, "", "wawi", "key", app); got != given || given == "" {
		t.Errorf("%s: the key is %q, and %q was handed out", app, got, given)
	}
	switch {
	case early:
		return wasNotGiven
	case sealed:
		return wasSealed
	}
	return wasReady
}

func filled(path string) bool {
	info, err := os.Stat(path)
	return err == nil && info.Size() > 0
}

// TestKilledAtEveryStep kills the registration at each of its steps; resume
// then finishes, or says exactly why it cannot.
func TestKilledAtEveryStep(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct {
		kill   string // method and how its path ends, or what stderr says
		before bool   // the request is answered after the kill
		code   int
		want   string
	}{
		"before anything is sent": {"GET /info", true, 2, `there is no installation "shop"`},
		"asked for the API":       {"GET /info", false, -1, `there is no installation "shop"|its number is not known`},
		"sending":                 {"POST /authentication", true, 3, "its number is not known"},
		"sent":                    {"POST /authentication", false, -1, "its number is not known|shop is accepted"},
		"asking":                  {"GET /authentication", true, 0, "shop is accepted"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			g := newGrantingServer(t)
			m := &machine{home: t.TempDir(), env: []string{"JTLCTL_PASSPHRASE=x", "JTLCTL_STORE=file"}}
			reached, dead := make(chan struct{}), make(chan struct{})
			var once sync.Once
			method, path, _ := strings.Cut(test.kill, " ")
			front := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
				hit := r.Method == method && strings.Contains(r.URL.Path, path)
				if hit && test.before {
					died := false
					once.Do(func() { close(reached); <-dead; died = true })
					if died {
						_, _ = io.Copy(io.Discard, r.Body) // only then the server notices
						<-r.Context().Done()
						return
					}
				}
				g.sandbox.ServeHTTP(w, r)
				if hit && !test.before {
					_ = http.NewResponseController(w).Flush()
					once.Do(func() { close(reached) })
				}
			}))
			t.Cleanup(front.Close)
			ctx, cancel := context.WithTimeout(t.Context(), time.Minute)
			defer cancel()
			url := front.URL + "/api/eazybusiness"
			c := command(ctx, t, "wawi", "register", "shop", "--url", url, "--app", wawiApp(t, m.home, "shop"), "--interval", "100ms")
			c.Env = append(append(c.Env, "HOME="+m.home), m.env...)
			if err := c.Start(); err != nil {
				t.Fatal(err)
			}
			<-reached
			_ = c.Process.Kill()
			_ = c.Wait()
			close(dead)
			_, stderr, code := m.run(ctx, t, "", "wawi", "resume", "shop", "--interval", "100ms", "--wait", "5s")
			if !regexp.MustCompile(test.want).MatchString(stderr) || test.code >= 0 && code != test.code {
				t.Errorf("exit code %d: %s", code, stderr)
			}
			// The way that the message names works.
			if code != 0 {
				m.must(t, "", "wawi", "register", "shop", "--url", url, "--app", wawiApp(t, m.home, "shop"), "--interval", "100ms")
			}
			if key := m.must(t, "", "wawi", "key", "shop"); key == "" {
				t.Error("there is no key")
			}
		})
	}
}
