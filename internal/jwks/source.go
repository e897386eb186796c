package jwks

import (
	"context"
	"encoding/json"
	"sync"
	"time"

	"github.com/jtlctl/jtlctl/internal/exactjson"
	"github.com/jtlctl/jtlctl/internal/fault"
)

// The lifetime of a cached set. An unknown kid causes another fetch, but not
// within RefetchInterval of the last one for an unknown kid, or of one that failed: a
// key may have been replaced right after a regular fetch.
const (
	MaxAge          = 24 * time.Hour
	RefetchInterval = time.Minute
)

// Match is the result of looking up a kid.
type Match struct {
	Keys    []Key
	Skipped []Skipped // keys of this kid that cannot be used; if there are none and no other key can be used, all
	Known   []string  // if no key was found: all usable kids, for messages
	Unnamed []Key     // the keys without a kid
	Total   int       // how many usable keys the set has
	Origin  Origin
}

// Origin is where a key set comes from.
type Origin struct {
	Source    string    // a file name, an address, or "cache of " and an address
	FetchedAt time.Time // zero for a file
	// NotFetched says why an unknown kid did not lead to another fetch; "" if
	// it did, or if there is nothing to fetch from.
	NotFetched string
}

// Find returns the keys with a kid; an empty kid matches every key.
func (s Set) Find(kid string) Match {
	match := Match{Total: len(s.Keys)}
	for _, key := range s.Keys {
		if key.ID == "" {
			match.Unnamed = append(match.Unnamed, key)
		}
		if kid == "" || key.ID == kid {
			match.Keys = append(match.Keys, key)
		}
	}
	for _, skipped := range s.Skipped {
		if kid == "" || skipped.ID == kid {
			match.Skipped = append(match.Skipped, skipped)
		}
	}
	if len(match.Keys) > 0 {
		return match
	}
	if len(match.Skipped) == 0 && len(s.Keys) == 0 {
		match.Skipped = s.Skipped
	}
	for _, key := range s.Keys {
		if key.ID != "" {
			match.Known = append(match.Known, key.ID)
		}
	}
	return match
}

// Only reports whether the set has a single usable key, and that has no kid. It
// can verify any token.
func (m Match) Only() bool { return m.Total == 1 && len(m.Unnamed) == 1 }

// Static is a key set that is never fetched, such as that of a file.
type Static struct {
	Set    Set
	Source string
}

// Find returns the keys of a kid.
func (s Static) Find(_ context.Context, kid string) (Match, error) {
	match := s.Set.Find(kid)
	match.Origin.Source = s.Source
	return match, nil
}

// FindOnly returns the keys for a token that names none: see Match.Only.
func (s Static) FindOnly(ctx context.Context) (Match, error) { return s.Find(ctx, "") }

// Storage keeps the cached set.
type Storage interface {
	Load() ([]byte, error)
	Save([]byte) error
}

// Source finds keys in a cached set and fetches it when it has to. It is safe
// for concurrent use.
type Source struct {
	Address string
	// Fetch gets the set; nil means offline.
	Fetch func(context.Context) ([]byte, error)
	// Cache keeps it between runs; nil means not at all.
	Cache Storage
	Now   func() time.Time
	// Warn reports what does not stop the command; it may be nil.
	Warn func(format string, args ...any)
	// Chosen is true if a user named the address: a token that names no key can
	// then cause the set to be fetched.
	Chosen bool

	mu      sync.Mutex
	entry   *entry
	fetched bool // the entry was fetched by this process
	fetches int  // by this process, whatever became of them
	warned  bool
}

// entry is the form of the cache.
type entry struct {
	Address     string          `json:"address"`
	FetchedAt   time.Time       `json:"fetched_at"`
	AttemptedAt time.Time       `json:"attempted_at"`
	UnknownAt   time.Time       `json:"unknown_at"` // of the last attempt for an unknown kid
	Keys        json.RawMessage `json:"jwks"`
	set         Set
}

// Snapshot is a whole set with its origin.
type Snapshot struct {
	Set    Set
	Origin Origin
}

// Get returns the set: from the cache up to MaxAge, then fetched, or, if that
// fails, from the older cache with a warning. With refresh it always fetches,
// and returns the error if that fails.
func (s *Source) Get(ctx context.Context, refresh bool) (Snapshot, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if refresh {
		s.load()
		if err := s.fetch(ctx, false); err != nil {
			return Snapshot{}, err
		}
	} else if err := s.ensureLoaded(ctx); err != nil {
		return Snapshot{}, err
	}
	return Snapshot{Set: s.entry.set, Origin: s.origin()}, nil
}

// Find returns the keys of a kid. An unknown kid causes one fetch, at most one
// a minute over all processes that share the cache.
func (s *Source) Find(ctx context.Context, kid string) (Match, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	fetches := s.fetches
	if err := s.ensureLoaded(ctx); err != nil {
		return Match{}, err
	}
	match := s.entry.set.Find(kid)
	why := ""
	if kid != "" && len(match.Keys) == 0 && !match.Only() && s.fetches == fetches {
		if why = s.whyNotFetchUnknown(); why == "" {
			if err := s.fetch(ctx, true); err != nil {
				why = "fetching the key set again failed: " + err.Error()
			}
			match = s.entry.set.Find(kid)
		}
	}
	match.Origin = s.origin()
	match.Origin.NotFetched = why
	return match, nil
}

// FindOnly returns the keys for a token that names none: see Match.Only. The keys
// of the platform have names, so that its set is not fetched for that.
func (s *Source) FindOnly(ctx context.Context) (Match, error) {
	if !s.Chosen {
		return Match{}, nil
	}
	return s.Find(ctx, "")
}

// whyNotFetch says why a set that is old is not fetched again; "" if it is.
func (s *Source) whyNotFetch() string {
	switch {
	case s.Fetch == nil:
		return notOffline
	case s.recent(s.entry.AttemptedAt):
		return "the key set was requested less than a minute ago"
	}
	return ""
}

// whyNotFetchUnknown says why a set is not fetched again for an unknown kid; "" if it
// is.
func (s *Source) whyNotFetchUnknown() string {
	failed := s.entry.AttemptedAt.After(s.entry.FetchedAt)
	switch {
	case s.Fetch == nil:
		return notOffline
	case s.recent(s.entry.UnknownAt), failed && s.recent(s.entry.AttemptedAt):
		return "the key set was requested for an unknown key less than a minute ago"
	}
	return ""
}

const notOffline = "--offline: the key set was not fetched again"

func (s *Source) recent(at time.Time) bool {
	since := s.Now().Sub(at)
	return since >= 0 && since < RefetchInterval
}

// ensureLoaded makes sure that there is an entry to look into.
func (s *Source) ensureLoaded(ctx context.Context) error {
	s.load()
	if s.entry != nil {
		age := s.Now().Sub(s.entry.FetchedAt)
		if age >= 0 && age < MaxAge {
			return nil
		}
		if why := s.whyNotFetch(); why != "" {
			s.warnStale(why)
			return nil
		}
	}
	if s.Fetch == nil {
		return errOffline(s.Address, s.Cache != nil)
	}
	err := s.fetch(ctx, false)
	if err == nil || s.entry == nil || ctx.Err() != nil {
		return err
	}
	s.warnStale(err.Error())
	return nil
}

// warnStale warns once that an old set is used.
func (s *Source) warnStale(why string) {
	if !s.warned {
		s.warn("%s; using the key set fetched %s", why, s.entry.FetchedAt.UTC().Format(time.RFC3339))
		s.warned = true
	}
}

// fetch replaces the entry, or notes that it was tried. unknown says that a kid was
// not in the set.
func (s *Source) fetch(ctx context.Context, unknown bool) error {
	s.fetches++
	text, err := s.Fetch(ctx)
	now := s.Now().UTC() // one moment: an attempt after the last success is a failed one
	if err == nil {
		var set Set
		if set, err = Parse(text); err != nil {
			err = errNotKeySet(s.Address, err)
		} else {
			next := &entry{Address: s.Address, FetchedAt: now, Keys: text, set: set}
			if s.entry != nil {
				next.UnknownAt = s.entry.UnknownAt
			}
			s.entry, s.fetched = next, true
		}
	}
	if s.entry != nil && reachedEndpoint(ctx, err) {
		s.entry.AttemptedAt = now
		if unknown {
			s.entry.UnknownAt = s.entry.AttemptedAt
		}
		s.save()
	}
	return err
}

// reachedEndpoint reports whether a fetch probably reached the endpoint: it did
// not without credentials, nor if the user cancelled it.
func reachedEndpoint(ctx context.Context, err error) bool {
	return err == nil || (ctx.Err() == nil && fault.From(err).Kind != fault.Credentials)
}

// load reads the cache once. It ignores a cache that is damaged or of another
// address.
func (s *Source) load() {
	if s.entry != nil || s.Cache == nil {
		return
	}
	text, err := s.Cache.Load()
	if err != nil {
		return
	}
	var cached entry
	if exactjson.Unmarshal(text, &cached) != nil || cached.Address != s.Address {
		return
	}
	if cached.set, err = Parse(cached.Keys); err == nil {
		s.entry = &cached
	}
}

// CachedKeys returns the keys in the text of a cache; none if it is damaged.
func CachedKeys(text []byte) []Key {
	var cached entry
	if exactjson.Unmarshal(text, &cached) != nil {
		return nil
	}
	set, err := Parse(cached.Keys)
	if err != nil {
		return nil
	}
	return set.Keys
}

func (s *Source) save() {
	if s.Cache == nil {
		return
	}
	text, err := json.Marshal(s.entry)
	if err == nil {
		err = s.Cache.Save(text)
	}
	if err != nil {
		s.warn("the key set cannot be cached: %v", err)
	}
}

func (s *Source) origin() Origin {
	origin := Origin{Source: s.Address, FetchedAt: s.entry.FetchedAt}
	if !s.fetched {
		origin.Source = "cache of " + s.Address
	}
	return origin
}

func (s *Source) warn(format string, args ...any) {
	if s.Warn != nil {
		s.Warn(format, args...)
	}
}
