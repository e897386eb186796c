package sandbox

import (
	"encoding/binary"
	"encoding/hex"
	"io"
	"slices"
	"sync"
	"time"
)

// The bounds of what a sandbox keeps in memory: registrations, and their bytes.
const (
	maxRegistrations = 10_000
	maxKept          = 32 << 20
)

// The states of a registration, in words.
const (
	Pending  = "pending"
	Rejected = "rejected"
	Accepted = "accepted"
)

// Registration is a request for registration as the controls show it; its JSON
// is a contract.
type Registration struct {
	ID        string   `json:"id"`               // the number of the request
	Tenant    string   `json:"tenant"`           // the database of the JTL-Wawi
	AppID     string   `json:"app_id"`           // the identifier of the app
	Name      string   `json:"name"`             // the name of the app
	Version   string   `json:"version"`          // the version of the app
	Status    string   `json:"status"`           // what was decided
	Mandatory []string `json:"mandatory_scopes"` // the mandatory scopes of the request
	Optional  []string `json:"optional_scopes"`  // the optional scopes of the request
	Granted   []string `json:"granted_scopes"`   // the scopes that the app was granted
}

// Key is an API key that was handed out, or is ready to be; its JSON is a
// contract. The keys of a sandbox open nothing but the sandbox.
type Key struct {
	RegistrationID string `json:"registration_id"`
	AppID          string `json:"app_id"`
	Tenant         string `json:"tenant"`
	Key            string `json:"key"`
	// Fetched is when a poll took it; nil as long as none did.
	Fetched *time.Time `json:"fetched"`
	// Ended tells that another registration has taken its place.
	Ended bool `json:"ended"`
}

type registration struct {
	Registration
	challenge string
	kind      int // as the request writes RegistrationType
	further   bool
	created   time.Time
	polls     int
	key       string
	fetched   *time.Time
	ended     bool
}

// size is about how many bytes a registration keeps.
func (r *registration) size() int {
	const fixed = 512   // what every one has
	const perScope = 32 // its place in the lists of those that it asks for and was granted
	size := fixed + len(r.Tenant) + len(r.AppID) + len(r.Name) + len(r.Version) + len(r.challenge)
	for _, scopes := range [][]string{r.Mandatory, r.Optional} {
		for _, scope := range scopes {
			size += len(scope) + perScope
		}
	}
	return size
}

// find returns a registration of a tenant, or nil. The lock is held.
func (i *Registry) find(id string) *registration {
	at := slices.IndexFunc(i.registrations, func(r *registration) bool { return r.ID == id })
	if at < 0 {
		return nil
	}
	return i.registrations[at]
}

// holder returns the registration whose key a tenant's app presents, or nil.
// The lock is held.
func (i *Registry) holder(tenant, key string) *registration {
	for _, r := range i.registrations {
		if r.key != "" && r.Tenant == tenant && r.key == key {
			return r
		}
	}
	return nil
}

// accept grants the scopes of a registration but those that are denied, and
// makes its key. The keys of the app's earlier registrations end. The lock is
// held.
func (i *Registry) accept(r *registration, deny []string) error {
	key, err := i.identifier()
	if err != nil {
		return err
	}
	for _, scope := range r.Mandatory {
		if !slices.Contains(i.config.Quirks.Withhold, scope) {
			r.Granted = append(r.Granted, scope)
		}
	}
	for _, scope := range r.Optional {
		if !slices.Contains(deny, scope) && !slices.Contains(r.Granted, scope) {
			r.Granted = append(r.Granted, scope)
		}
	}
	for _, other := range i.registrations {
		if !r.further && other.Tenant == r.Tenant && other.AppID == r.AppID {
			other.ended = true
		}
	}
	r.Status, r.key, r.ended = Accepted, key, false
	return nil
}

// identifier makes a text of the form of a UUID. The number of those before is
// in it, so that no two are alike even if the source of randomness repeats
// itself, as in tests. The lock is held.
func (i *Registry) identifier() (string, error) {
	raw := make([]byte, 16)
	if _, err := io.ReadFull(i.random, raw); err != nil {
		return "", err
	}
	i.given++
	low := raw[8:]
	binary.BigEndian.PutUint64(low, binary.BigEndian.Uint64(low)^i.given)
	raw[6], raw[8] = raw[6]&0x0F|0x40, raw[8]&0x3F|0x80
	text := hex.EncodeToString(raw)
	return text[:8] + "-" + text[8:12] + "-" + text[12:16] + "-" + text[16:20] + "-" + text[20:], nil
}

// random lets several requests read from one source.
type random struct {
	mu     sync.Mutex
	source io.Reader
}

func (r *random) Read(p []byte) (int, error) {
	r.mu.Lock()
	defer r.mu.Unlock()
	return r.source.Read(p)
}
