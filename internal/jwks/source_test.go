package jwks

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/jtlctl/jtlctl/internal/fault"
)

// platform plays the endpoint, the clock and the cache for a Source.
type platform struct {
	mu      sync.Mutex
	keys    []string
	err     error
	fetches int
	now     time.Time
	cached  []byte
	saveErr error
	warned  []string
}

func (p *platform) fetch(context.Context) ([]byte, error) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.fetches++
	if p.err != nil {
		return nil, p.err
	}
	return []byte(setOf(p.keys...)), nil
}

func (p *platform) Load() ([]byte, error) {
	if p.cached == nil {
		return nil, fs.ErrNotExist
	}
	return p.cached, nil
}

func (p *platform) Save(text []byte) error {
	p.cached = text
	return p.saveErr
}

// source is a new process that shares endpoint, clock and cache.
func (p *platform) source() *Source {
	return &Source{
		Address: "https://x/keys", Fetch: p.fetch, Cache: p,
		Now: func() time.Time { // a clock that never stands still
			p.mu.Lock()
			defer p.mu.Unlock()
			p.now = p.now.Add(time.Nanosecond)
			return p.now
		},
		Warn: func(format string, args ...any) { p.warned = append(p.warned, fmt.Sprintf(format, args...)) },
	}
}

func setOf(ids ...string) string {
	var keys []string
	for _, id := range ids {
		keys = append(keys, strings.Replace(rfc8037, "{", fmt.Sprintf(`{"kid":%q,`, id), 1))
	}
	return `{"keys":[` + strings.Join(keys, ",") + `]}`
}

func newPlatform(keys ...string) *platform {
	return &platform{keys: keys, now: time.Unix(1_800_000_000, 0)}
}

func find(t *testing.T, s *Source, kid string) Match {
	t.Helper()
	match, err := s.Find(t.Context(), kid)
	if err != nil {
		t.Fatal(err)
	}
	return match
}

func TestSource_Find_cached(t *testing.T) {
	t.Parallel()
	p := newPlatform("a")
	if m := find(t, p.source(), "a"); len(m.Keys) != 1 || m.Origin.Source != "https://x/keys" || !m.Origin.FetchedAt.Equal(p.now) {
		t.Errorf("%+v", m)
	}
	p.now = p.now.Add(MaxAge - time.Second)
	if m := find(t, p.source(), "a"); len(m.Keys) != 1 || m.Origin.Source != "cache of https://x/keys" {
		t.Errorf("%+v", m)
	}
	if p.fetches != 1 {
		t.Errorf("%d fetches", p.fetches)
	}
}

func TestSource_Find_unknownKid(t *testing.T) {
	t.Parallel()
	p := newPlatform("a")
	find(t, p.source(), "a")

	// The key was replaced right after a regular fetch, which counts for nothing.
	p.keys = []string{"b"}
	s := p.source()
	if m := find(t, s, "b"); len(m.Keys) != 1 || p.fetches != 2 {
		t.Errorf("after a regular fetch: %+v, %d fetches", m, p.fetches)
	}
	p.now = p.now.Add(RefetchInterval - time.Second)
	if m := find(t, p.source(), "c"); len(m.Keys) != 0 || p.fetches != 2 || !strings.Contains(m.Origin.NotFetched, "for an unknown key less than a minute ago") {
		t.Errorf("within the cool-down: %+v, %d fetches", m, p.fetches)
	}
	s = p.source()
	for range 3 {
		find(t, s, "c")
		find(t, p.source(), "c")
	}
	if p.fetches != 2 {
		t.Errorf("%d fetches", p.fetches)
	}
	p.now = p.now.Add(RefetchInterval)
	if m := find(t, p.source(), "c"); len(m.Keys) != 0 || p.fetches != 3 || m.Known[0] != "b" {
		t.Errorf("%+v, %d fetches", m, p.fetches)
	}
}

func TestSource_Find_longProcess(t *testing.T) {
	t.Parallel()
	p := newPlatform("a")
	s := p.source()
	find(t, s, "a")
	p.now, p.keys = p.now.Add(2*time.Hour), []string{"b"}
	if m := find(t, s, "b"); len(m.Keys) != 1 || p.fetches != 2 {
		t.Errorf("%+v, %d fetches", m, p.fetches)
	}
}

func TestSource_Find_endpointNotReached(t *testing.T) {
	t.Parallel()
	p := newPlatform("a")
	find(t, p.source(), "a")
	p.now, p.err = p.now.Add(RefetchInterval), fault.New(fault.Credentials, "there are none")
	find(t, p.source(), "b")
	p.err, p.keys = nil, []string{"b"}
	if m := find(t, p.source(), "b"); len(m.Keys) != 1 {
		t.Errorf("%+v, %d fetches", m, p.fetches)
	}
}

func TestSource_Find_failedFetch(t *testing.T) {
	t.Parallel()
	p := newPlatform("a")
	find(t, p.source(), "a")
	p.now, p.err = p.now.Add(RefetchInterval), errors.New("down")
	if m := find(t, p.source(), "b"); p.fetches != 2 || !strings.Contains(m.Origin.NotFetched, "failed: down") {
		t.Errorf("%+v, %d fetches", m, p.fetches)
	}
	find(t, p.source(), "b")
	if p.fetches != 2 {
		t.Errorf("%d fetches", p.fetches)
	}
}

func TestSource_Find_knownKid(t *testing.T) {
	t.Parallel()
	p := newPlatform("a")
	find(t, p.source(), "a")
	p.now = p.now.Add(2 * RefetchInterval)
	for range 3 {
		find(t, p.source(), "a")
	}
	if p.fetches != 1 {
		t.Errorf("%d fetches", p.fetches)
	}
}

func TestSource_Find_staleCache(t *testing.T) {
	t.Parallel()
	p := newPlatform("a")
	find(t, p.source(), "a")
	p.now, p.err = p.now.Add(MaxAge), errors.New("the endpoint is down")
	if m := find(t, p.source(), "a"); len(m.Keys) != 1 || len(p.warned) != 1 || !strings.Contains(p.warned[0], "the endpoint is down; using the key set fetched 2027-01-15T08:00:00Z") {
		t.Errorf("%+v, %q", m, p.warned)
	}
	p.err, p.keys = nil, []string{"a", "b"}
	p.now = p.now.Add(RefetchInterval)
	if m := find(t, p.source(), "b"); len(m.Keys) != 1 || p.fetches != 3 {
		t.Errorf("%+v, %d fetches", m, p.fetches)
	}
}

func TestSource_Find_noCache(t *testing.T) {
	t.Parallel()
	p := newPlatform()
	p.err = errors.New("down")
	if _, err := p.source().Find(t.Context(), "a"); !errors.Is(err, p.err) {
		t.Errorf("%v", err)
	}
	if _, err := p.source().Get(t.Context(), false); !errors.Is(err, p.err) {
		t.Errorf("%v", err)
	}
}

func TestSource_Find_offline(t *testing.T) {
	t.Parallel()
	p := newPlatform("a")
	offline := func() *Source {
		s := p.source()
		s.Fetch = nil
		return s
	}
	var f *fault.Error
	if _, err := offline().Find(t.Context(), "a"); !errors.As(err, &f) || f.Kind != fault.Input || !strings.Contains(f.Hint, "--jwks") {
		t.Errorf("%v", err)
	}
	find(t, p.source(), "a")
	p.now = p.now.Add(100 * MaxAge)
	if m := find(t, offline(), "a"); len(m.Keys) != 1 {
		t.Errorf("%+v", m)
	}
	if m := find(t, offline(), "b"); !strings.Contains(m.Origin.NotFetched, "--offline") || p.fetches != 1 {
		t.Errorf("%+v, %d fetches", m, p.fetches)
	}
}

func TestSource_Get_refresh(t *testing.T) {
	t.Parallel()
	p := newPlatform("a")
	find(t, p.source(), "a")
	p.keys = []string{"b"}
	if got, err := p.source().Get(t.Context(), true); err != nil || got.Set.Keys[0].ID != "b" || p.fetches != 2 {
		t.Errorf("%+v, %v", got, err)
	}
	p.err = errors.New("down")
	if _, err := p.source().Get(t.Context(), true); !errors.Is(err, p.err) {
		t.Errorf("%v", err)
	}
	if m := find(t, p.source(), "b"); len(m.Keys) != 1 {
		t.Error("a failed refresh lost the cached set")
	}
}

func TestSource_Find_damagedCache(t *testing.T) {
	t.Parallel()
	for _, cached := range []string{`{"address":"https://other","ADDRESS":"https://x/keys","jwks":` + setOf("a") + `,"fetched_at":"2027-01-15T08:00:00Z"}`,
		`{"address":"https://x/keys","jwks":` + setOf("b") + `,"jwks":` + setOf("a") + `,"fetched_at":"2027-01-15T08:00:00Z"}`, "", "{", "null", "[]", `{"address":"https://other","jwks":` + setOf("a") + `}`, `{"address":"https://x/keys","jwks":1}`, "\x00\xff"} {
		p := newPlatform("a")
		p.cached = []byte(cached)
		if m := find(t, p.source(), "a"); len(m.Keys) != 1 || p.fetches != 1 {
			t.Errorf("%q: %+v, %d fetches", cached, m, p.fetches)
		}
	}
}

func TestSource_Find_futureCache(t *testing.T) {
	t.Parallel()
	p := newPlatform("a")
	p.now = p.now.Add(1000 * time.Hour)
	find(t, p.source(), "a")
	p.now = p.now.Add(-1000 * time.Hour)
	find(t, p.source(), "a")
	if p.fetches != 2 {
		t.Errorf("%d fetches", p.fetches)
	}
}

// TestSource_Find_wrongClock: an attempt or a fetch in the future does not
// keep the set from being fetched, and a set whose time is not known is stale.
func TestSource_Find_wrongClock(t *testing.T) {
	t.Parallel()
	for name, times := range map[string]string{
		"fetched in the future":              `"fetched_at":"2037-01-15T08:00:00Z"`,
		"fetched and tried in the future":    `"fetched_at":"2037-01-15T08:00:00Z","attempted_at":"2037-01-15T08:00:00Z"`,
		"without a time":                     `"x":1`,
		"with a time in another letter case": `"Fetched_At":"2027-01-15T08:00:00Z"`,
		"with a time of null":                `"fetched_at":null`,
		"of the year 1, tried in the future": `"fetched_at":"0001-01-01T00:00:00Z","attempted_at":"9999-01-15T08:00:00Z"`,
		"fetched a second from now":          `"fetched_at":"2027-01-15T08:00:01Z"`,
	} {
		p := newPlatform("b")
		p.cached = []byte(`{"address":"https://x/keys",` + times + `,"jwks":` + setOf("a") + `}`)
		if m := find(t, p.source(), "b"); len(m.Keys) != 1 || p.fetches != 1 {
			t.Errorf("%s: %+v, %d fetches", name, m, p.fetches)
		}
	}
}

func TestSource_Find_unwritableCache(t *testing.T) {
	t.Parallel()
	p := newPlatform("a")
	p.saveErr = errors.New("disk full")
	if m := find(t, p.source(), "a"); len(m.Keys) != 1 || len(p.warned) != 1 || !strings.Contains(p.warned[0], "disk full") {
		t.Errorf("%+v, %q", m, p.warned)
	}
}

func TestSource_Get_invalidResponse(t *testing.T) {
	t.Parallel()
	p := newPlatform("a")
	find(t, p.source(), "a")
	s := p.source()
	s.Fetch = func(context.Context) ([]byte, error) { return []byte("<html>"), nil }
	var f *fault.Error
	if _, err := s.Get(t.Context(), true); !errors.As(err, &f) || f.Kind != fault.Server {
		t.Errorf("%v", err)
	}
	if m := find(t, p.source(), "a"); len(m.Keys) != 1 {
		t.Errorf("%+v", m)
	}
}

func TestSource_Find_concurrent(t *testing.T) {
	t.Parallel()
	p := newPlatform("a")
	s := p.source()
	var group sync.WaitGroup
	for range 20 {
		group.Go(func() {
			if m, err := s.Find(t.Context(), "a"); err != nil || len(m.Keys) != 1 {
				t.Errorf("%+v, %v", m, err)
			}
		})
	}
	group.Wait()
	if p.fetches != 1 {
		t.Errorf("%d fetches", p.fetches)
	}
}
