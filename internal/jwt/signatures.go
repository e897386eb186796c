package jwt

import (
	"crypto/sha256"
	"encoding/binary"
	"sync"

	"golang.org/x/sync/singleflight"

	"github.com/jtlctl/jtlctl/internal/jwks"
)

// Signatures remembers which signatures match a key and which do not, so that a
// token that comes again, as in a log, costs no second check: that is most of the
// work. It knows nothing of policies, times and key sets: these are checked each time,
// and whether a signature matches a key depends on none of them.
//
// What it remembers is bounded: a new signature takes the place of an older one. It
// may be used by many at once.
type Signatures struct {
	sets    []signatureSet
	pending singleflight.Group
}

// The places are found by the beginning of the digest. Each set has a few, which
// are taken in turn, so that nobody who does not know the digests can tell which
// one is taken.
const (
	signatureSets = 1 << 14
	placesOfSet   = 4
)

type signatureSet struct {
	mu     sync.Mutex
	places [placesOfSet]knownSignature
	next   uint8
}

// knownSignature is a digest of a signature, of what it signs, of the key and of
// the algorithm. All are in it, so that nothing but the same is the same.
type knownSignature struct {
	digest         [sha256.Size]byte
	known, matches bool
}

// NewSignatures returns an empty memory.
func NewSignatures() *Signatures { return &Signatures{sets: make([]signatureSet, signatureSets)} }

// check reports whether a signature matches a key, with a function that finds out.
// A nil memory asks that each time, and so does a key without a thumbprint.
func (s *Signatures) check(token *Token, algorithm string, key jwks.Key, verify func() bool) bool {
	if s == nil || key.Thumbprint == "" {
		return verify()
	}
	digest := digestOf(token, algorithm, key)
	set := &s.sets[binary.BigEndian.Uint16(digest[:])%signatureSets]
	if matches, known := set.look(digest); known {
		return matches
	}
	matches, _, _ := s.pending.Do(string(digest[:]), func() (any, error) {
		if matches, known := set.look(digest); known {
			return matches, nil
		}
		matches := verify()
		set.keep(digest, matches)
		return matches, nil
	})
	return matches.(bool)
}

// digestOf ends each part with a byte that it cannot have, but for the last.
func digestOf(token *Token, algorithm string, key jwks.Key) (digest [sha256.Size]byte) {
	text := make([]byte, 0, 1024)
	for _, part := range []string{algorithm, key.Thumbprint, token.signed} {
		text = append(append(text, part...), 0)
	}
	return sha256.Sum256(append(text, token.Signature...))
}

func (s *signatureSet) look(digest [sha256.Size]byte) (matches, known bool) {
	s.mu.Lock()
	defer s.mu.Unlock()
	for i := range s.places {
		if s.places[i].known && s.places[i].digest == digest {
			return s.places[i].matches, true
		}
	}
	return false, false
}

func (s *signatureSet) keep(digest [sha256.Size]byte, matches bool) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.places[s.next] = knownSignature{digest, true, matches}
	s.next = (s.next + 1) % placesOfSet
}
