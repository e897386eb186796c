package proxy

import (
	"context"
	"sync"
	"time"

	"golang.org/x/sync/singleflight"

	"github.com/jtlctl/jtlctl/internal/secret"
	"github.com/jtlctl/jtlctl/internal/token"
)

// Fetched is an access token, and whether it came out of a cache.
type Fetched struct {
	token.Token
	Cached bool
}

// FetchToken returns an access token with at least minTTL of life, or with refresh
// a new one in any case.
type FetchToken func(ctx context.Context, minTTL time.Duration, refresh bool) (Fetched, error)

// How a token is renewed under way.
const (
	minTTL = token.DefaultMinTTL
	// youngest is how old a token must be to have expired before its time, by a
	// clock that is wrong or because it was revoked: one that was just issued and is
	// refused will not be better the next time. So there is one renewal a minute.
	youngest = time.Minute
	// patience bounds a renewal that nobody waits for any more.
	patience = 2 * time.Minute
)

// tokens keeps the access token of a session. Many requests may need a new one at
// once, and make one exchange.
type tokens struct {
	fetch FetchToken
	now   func() time.Time
	// late gets the error of a renewal that failed while the old token still holds.
	late func(err error)

	flight   singleflight.Group
	fetching sync.Mutex // one exchange at a time, whatever it is for
	mu       sync.Mutex
	held     Fetched
	issued   time.Time // when the held one was issued to this session; zero if it was cached
}

// get returns a token that holds for a while.
func (t *tokens) get(ctx context.Context) (secret.String, error) {
	held := t.current()
	if t.holds(held) {
		return held.Access, nil
	}
	got, err := t.exchange(ctx, "get", false, t.holds)
	if err != nil && !held.Access.Empty() && held.ExpiresAt.After(t.now()) && ctx.Err() == nil {
		t.late(err)
		return held.Access, nil
	}
	return got, err
}

// renew returns a token after another one was refused: the one that came since, or
// a new one if the refused one can have expired.
func (t *tokens) renew(ctx context.Context, refused secret.String) (secret.String, bool) {
	t.mu.Lock()
	held, issued := t.held, t.issued
	t.mu.Unlock()
	if !held.Access.Equal(refused) {
		return held.Access, true
	}
	if !issued.IsZero() && t.now().Sub(issued) < youngest {
		return refused, false
	}
	other := func(held Fetched) bool { return !held.Access.Equal(refused) }
	got, err := t.exchange(ctx, "renew", true, other)
	if err != nil || got.Equal(refused) {
		return refused, false
	}
	return got, true
}

func (t *tokens) current() Fetched {
	t.mu.Lock()
	defer t.mu.Unlock()
	return t.held
}

// holds reports whether a token lives for a while.
func (t *tokens) holds(held Fetched) bool {
	return !held.Access.Empty() && (held.ExpiresAt.IsZero() || held.ExpiresAt.Sub(t.now()) >= minTTL)
}

// exchange fetches a token once for all who wait for one, unless the one that came
// in the meantime will do. The exchange goes on if one of them leaves.
func (t *tokens) exchange(ctx context.Context, name string, refresh bool, will func(held Fetched) bool) (secret.String, error) {
	done := t.flight.DoChan(name, func() (any, error) {
		t.fetching.Lock()
		defer t.fetching.Unlock()
		if held := t.current(); will(held) {
			return held.Access, nil
		}
		ctx, cancel := context.WithTimeout(context.WithoutCancel(ctx), patience)
		defer cancel()
		got, err := t.fetch(ctx, minTTL, refresh)
		if err != nil {
			return nil, err
		}
		t.keep(got)
		return got.Access, nil
	})
	select {
	case <-ctx.Done():
		return secret.String{}, ctx.Err()
	case result := <-done:
		if result.Err != nil {
			return secret.String{}, result.Err
		}
		access, _ := result.Val.(secret.String)
		return access, nil
	}
}

func (t *tokens) keep(got Fetched) {
	t.mu.Lock()
	defer t.mu.Unlock()
	t.held, t.issued = got, time.Time{}
	if !got.Cached {
		t.issued = t.now()
	}
}
