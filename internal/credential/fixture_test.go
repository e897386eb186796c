package credential

import (
	"context"
	"crypto/rand"
	"fmt"
	"io"
	"net/http"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/zalando/go-keyring"

	"github.com/jtlctl/jtlctl/internal/environ"
	"github.com/jtlctl/jtlctl/internal/fault"
	"github.com/jtlctl/jtlctl/internal/platform"
	"github.com/jtlctl/jtlctl/internal/profile"
	"github.com/jtlctl/jtlctl/internal/secret"
)

// backend is a keyring in memory.
type backend struct {
	secrets map[string]string
	err     error // of every call
}

func (b *backend) Get(_, user string) (string, error) {
	if value, ok := b.secrets[user]; ok && b.err == nil {
		return value, nil
	}
	if b.err != nil {
		return "", b.err
	}
	return "", keyring.ErrNotFound
}

func (b *backend) Set(_, user, value string) error {
	if b.err == nil {
		b.secrets[user] = value
	}
	return b.err
}

func (b *backend) Delete(_, user string) error {
	if b.err == nil {
		delete(b.secrets, user)
	}
	return b.err
}

// fixture is a service in a folder of its own, and what it did.
type fixture struct {
	Service
	folder    string
	variables map[string]string
	ring      *backend
	requests  []string // method and address of each request, and the user of its credentials
	warned    []string
	now       time.Time
	serverAt  time.Time // the date of answers; zero means now
	status    int       // of answers
	// statuses are those of the next answers to requests, by method and address.
	statuses map[string][]int
	answers  []string // to questions
	present  bool     // somebody is there to answer
	asked    string   // the last question
}

const planted2 = "another-planted"

func newFixture(t *testing.T) *fixture {
	t.Helper()
	f := &fixture{
		folder: t.TempDir(), variables: map[string]string{}, ring: &backend{secrets: map[string]string{}},
		now: time.Unix(1_800_000_000, 0), status: http.StatusOK,
	}
	lookup := func(name string) (string, bool) {
		value, set := f.variables[name]
		return value, set
	}
	warn := func(format string, args ...any) { f.warned = append(f.warned, fmt.Sprintf(format, args...)) }
	ask := func(_ context.Context, question, instead string) (string, error) {
		if len(f.answers) == 0 {
			return "", fault.New(fault.Usage, "nobody answers %q", question).WithHint("use %s", instead)
		}
		answer := f.answers[0]
		f.asked = question
		f.answers = f.answers[1:]
		return answer, nil
	}
	askSecret := func(ctx context.Context, question, instead string, _ ...string) (secret.String, error) {
		text, err := ask(ctx, question, instead)
		return secret.New(text), err
	}
	f.Service = Service{
		Configuration: &profile.Configuration{Folder: filepath.Join(f.folder, "config"), Environment: lookup, Warn: warn},
		Stores:        &Stores{State: filepath.Join(f.folder, "state"), Environment: lookup, Backend: f.ring, AskSecret: askSecret, Warn: warn},
		Project:       t.TempDir(),
		Cache:         filepath.Join(f.folder, "cache"), Environment: environ.Lookup(lookup), Random: rand.Reader, Warn: warn,
		Platform: platform.Options{Timeout: time.Second, Now: func() time.Time { return f.now }, Base: f, Redactor: &secret.Redactor{}},
		Prompts: Prompts{Text: ask, Secret: askSecret, CanAsk: func() bool { return f.present }, Confirm: func(ctx context.Context, question, instead string) (bool, error) {
			answer, err := ask(ctx, question, instead)
			return answer == "y", err
		}, Stdin: func(context.Context, int64) ([]byte, error) { return []byte(planted + "\r\n"), nil }},
	}
	return f
}

// RoundTrip answers every request with a token of its number.
func (f *fixture) RoundTrip(r *http.Request) (*http.Response, error) {
	user, _, _ := r.BasicAuth()
	f.requests = append(f.requests, strings.TrimSpace(r.Method+" "+r.URL.String()+" "+user))
	date := f.serverAt
	if date.IsZero() {
		date = f.now
	}
	status, about := f.status, r.Method+" "+r.URL.String()
	if next := f.statuses[about]; len(next) > 0 {
		status, f.statuses[about] = next[0], next[1:]
	}
	body := fmt.Sprintf(`{"access_token":"token-%d","token_type":"Bearer","expires_in":3600}`, len(f.requests))
	return &http.Response{
		StatusCode: status, Request: r, Body: io.NopCloser(strings.NewReader(body)),
		Header: http.Header{"Content-Type": {"application/json"}, "Date": {date.UTC().Format(http.TimeFormat)}},
	}, nil
}

// login logs in as client-1.
func (f *fixture) login(t *testing.T) {
	t.Helper()
	_, err := f.Login(t.Context(), LoginOptions{ClientID: "client-1", Stdin: true, NoVerify: true, IDP: "legacy"})
	must(t, err)
}

func (f *fixture) settings(t *testing.T) profile.Resolved {
	t.Helper()
	s, err := f.Configuration.Settings(nil)
	must(t, err)
	return s
}

func (f *fixture) token(t *testing.T, scx bool) (Result, error) {
	t.Helper()
	return f.Token(t.Context(), TokenOptions{SCX: scx, MinTTL: time.Minute})
}

func (f *fixture) wantRequests(t *testing.T, want ...string) {
	t.Helper()
	if got := strings.Join(f.requests, "\n"); got != strings.Join(want, "\n") {
		t.Errorf("requests:\n%s\nwant\n%s", got, strings.Join(want, "\n"))
	}
}
