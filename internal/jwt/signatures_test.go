package jwt

import (
	"bytes"
	"context"
	"crypto/ed25519"
	"fmt"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"
	"unsafe"

	"github.com/jtlctl/jtlctl/internal/jwks"
)

// printed is a key set whose keys have thumbprints, as those that are parsed.
func printed() jwks.Static {
	s := keySet()
	for i := range s.Set.Keys {
		s.Set.Keys[i].Thumbprint = "print-of-" + s.Set.Keys[i].ID
	}
	return s
}

func parsed(t *testing.T, text string) *Token {
	t.Helper()
	token, err := Parse(text)
	if err != nil {
		t.Fatal(err)
	}
	return token
}

// TestSignatures: only what is the same in everything is checked once.
func TestSignatures(t *testing.T) {
	t.Parallel()
	s := NewSignatures()
	token := parsed(t, edToken(t, goodHeader, goodClaims))
	key := printed().Set.Keys[0]
	checks := 0
	check := func(token *Token, algorithm string, key jwks.Key, answer bool) {
		t.Helper()
		if got := s.check(token, algorithm, key, func() bool { checks++; return answer }); got != answer {
			t.Errorf("%v, want %v", got, answer)
		}
	}
	for range 40 {
		check(token, "EdDSA", key, true)
	}
	if checks != 1 {
		t.Errorf("%d checks of 40 repeats", checks)
	}
	otherKey, changed, forged := key, *token, *token
	otherKey.Thumbprint += "x"
	changed.signed = strings.Replace(token.signed, "a", "b", 1)
	forged.Signature = bytes.Clone(token.Signature)
	forged.Signature[7] ^= 1
	moved := *token // the border between what is signed and its signature
	moved.signed, moved.Signature = token.signed[:len(token.signed)-1], append([]byte(token.signed[len(token.signed)-1:]), token.Signature...)
	for name, one := range map[string]func(){
		"another key":             func() { check(token, "EdDSA", otherKey, false) },
		"another algorithm":       func() { check(token, "Ed25519", key, false) },
		"a byte that is signed":   func() { check(&changed, "EdDSA", key, false) },
		"a byte of the signature": func() { check(&forged, "EdDSA", key, false) },
		"another border":          func() { check(&moved, "EdDSA", key, false) },
	} {
		checks = 0
		one()
		one()
		if checks != 1 {
			t.Errorf("%s: %d checks", name, checks)
		}
	}
	checks = 0
	nameless := key
	nameless.Thumbprint = ""
	check(token, "EdDSA", nameless, true)
	check(token, "EdDSA", nameless, false)
	if checks != 2 {
		t.Errorf("a key without a thumbprint: %d checks", checks)
	}
}

// TestSignatures_atOnce: whoever comes while a signature is being checked waits for it.
func TestSignatures_atOnce(t *testing.T) {
	t.Parallel()
	s, token, key := NewSignatures(), parsed(t, edToken(t, goodHeader, goodClaims)), printed().Set.Keys[0]
	var checks atomic.Int64
	var group sync.WaitGroup
	for range 16 {
		group.Go(func() {
			if !s.check(token, "EdDSA", key, func() bool { checks.Add(1); return true }) {
				t.Error("it does not match")
			}
		})
	}
	group.Wait()
	if checks.Load() != 1 {
		t.Errorf("%d checks", checks.Load())
	}
}

// TestSignatures_flood: any number of signatures takes the same memory, and no
// answer becomes another one.
func TestSignatures_flood(t *testing.T) {
	t.Parallel()
	s, token, key := NewSignatures(), *parsed(t, edToken(t, goodHeader, goodClaims)), printed().Set.Keys[0]
	for round := range 2 {
		for i := range 3 * signatureSets * placesOfSet / 2 {
			token.Signature = fmt.Appendf(nil, "signature %d", i)
			if want := i%3 == 0; s.check(&token, "EdDSA", key, func() bool { return want }) != want {
				t.Fatalf("round %d, signature %d is not %v", round, i, want)
			}
		}
	}
	if size := unsafe.Sizeof(signatureSet{}) * uintptr(len(s.sets)); size > 3<<20 {
		t.Errorf("%d bytes", size)
	}
}

// TestBatch_Run_remembers: results are those of a batch that remembers nothing,
// in their order, also where tokens differ in one byte.
func TestBatch_Run_remembers(t *testing.T) {
	t.Parallel()
	good := edToken(t, goodHeader, goodClaims)
	k := testKeys()
	lines := []string{
		good, sign(t, goodHeader, goodClaims, "EdDSA", k.other), edToken(t, goodHeader, strings.Replace(goodClaims, "1800000600", "5", 1)),
		edToken(t, goodHeader, strings.Replace(goodClaims, "api.jtl", "evil.jtl", 1)), "no token", "", strings.Repeat("a", MaxSize+5), good + "A",
		sign(t, `{"alg":"EdDSA","kid":"other"}`, goodClaims, "EdDSA", k.other), "Authorization: Bearer " + good,
	}
	for i := range len(good) {
		changed := []byte(good)
		changed[i] = map[bool]byte{true: 'B', false: 'A'}[changed[i] == 'A']
		lines = append(lines, string(changed))
	}
	var text strings.Builder
	for repeat := range 5 {
		for i := range lines {
			text.WriteString(lines[(i*7+repeat)%len(lines)] + "\n")
		}
	}
	var outputs [2]bytes.Buffer
	for i, signatures := range []*Signatures{nil, NewSignatures()} {
		policy := session()
		policy.Signatures = signatures
		b := Batch{Verify: Trust{policy, printed()}.Verify, Now: now, Format: lineOf}
		if _, err := b.Run(t.Context(), reading(text.String()), &outputs[i]); err != nil {
			t.Fatal(err)
		}
	}
	if outputs[0].String() != outputs[1].String() || strings.Count(outputs[0].String(), "ok\n") < 10 {
		t.Errorf("%s\nnot\n%s", &outputs[1], &outputs[0])
	}
}

// TestVerify_remembered: neither the moment nor the policy nor the key set of
// another verification decides.
func TestVerify_remembered(t *testing.T) {
	t.Parallel()
	token := edToken(t, goodHeader, goodClaims)
	signatures := NewSignatures()
	_, replaced, err := ed25519.GenerateKey(nil)
	if err != nil {
		t.Fatal(err)
	}
	rotated := printed()
	rotated.Set.Keys[0].Public, rotated.Set.Keys[0].Thumbprint = replaced.Public(), "print-of-another"
	withdrawn := printed()
	withdrawn.Set.Keys = withdrawn.Set.Keys[1:]
	verify := func(change func(*Policy), keys KeySource, at time.Time) string {
		policy := session()
		policy.Signatures = signatures
		change(&policy)
		result, err := Verify(context.Background(), token, policy, keys, at)
		if err != nil {
			t.Fatal(err)
		}
		return strings.Join(result.Failures(), "; ")
	}
	same := func(*Policy) {}
	for range 2 {
		for want, got := range map[string]string{
			"":           verify(same, printed(), now()),
			"expiry: ":   verify(same, printed(), now().Add(time.Hour)),
			"issuer: ":   verify(func(p *Policy) { p.Issuers = []string{"https://other.example"} }, printed(), now()),
			"tenant: ":   verify(func(p *Policy) { p.Tenant = "t-2" }, printed(), now()),
			"algorithm:": verify(func(p *Policy) { p.Algorithms = []string{"RS256"} }, printed(), now()),
			"signature:": verify(same, rotated, now()),
			"key: no ":   verify(same, withdrawn, now()),
		} {
			if !strings.HasPrefix(got, want) || (want == "") != (got == "") {
				t.Errorf("%q, want %q", got, want)
			}
		}
	}
}
