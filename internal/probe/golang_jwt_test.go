package probe

import (
	"crypto"
	"crypto/ed25519"
	"crypto/rsa"
	"crypto/x509"
	"encoding/pem"
	"errors"
	"testing"

	gojwt "github.com/golang-jwt/jwt/v5"

	"github.com/jtlctl/jtlctl/internal/sandbox"
)

// golangJWT verifies with golang-jwt, right but for options that are changed.
type golangJWT struct {
	b       *bench
	options []gojwt.ParserOption
	// key finds the key instead of byKID.
	key func(*gojwt.Token) (any, error)
}

func (g golangJWT) verify(token string) int {
	key := g.byKID
	if g.key != nil {
		key = g.key
	}
	claims := gojwt.MapClaims{}
	if _, err := gojwt.NewParser(append([]gojwt.ParserOption{gojwt.WithTimeFunc(g.b.clock)}, g.options...)...).ParseWithClaims(token, claims, key); err != nil {
		return 401
	}
	tenant, user := "tenantId", "userId"
	if g.b.options.Kind == "app" {
		tenant, user = "urn:jtl:tenant_id", "sub"
		if app, has := claims["urn:jtl:app_id"]; has && app != sandbox.AppID {
			return 403
		}
	}
	for _, name := range []string{tenant, user} {
		if text, _ := claims[name].(string); text == "" {
			return 403
		}
	}
	return 200
}

func (g golangJWT) byKID(token *gojwt.Token) (any, error) {
	kid, _ := token.Header["kid"].(string)
	for _, key := range g.b.keySet().Keys {
		if kid != "" && key.ID == kid {
			return key.Public, nil
		}
	}
	return nil, errors.New("no such key")
}

// right are the options of a right verifier.
func right(kind string) []gojwt.ParserOption {
	if kind == "app" {
		return []gojwt.ParserOption{gojwt.WithValidMethods([]string{"RS256"}), gojwt.WithIssuer(base + sandbox.AppIssuerPath), gojwt.WithAudience(sandbox.AppID), gojwt.WithExpirationRequired()}
	}
	return []gojwt.ParserOption{gojwt.WithValidMethods([]string{"EdDSA"}), gojwt.WithIssuer(base), gojwt.WithExpirationRequired()}
}

func TestPlan_Run_golangJWT_right(t *testing.T) {
	t.Parallel()
	for _, kind := range sandbox.ForgedKinds() {
		b := newBench(t, kind)
		b.backend = bearer(golangJWT{b: b, options: right(kind)}.verify)
		if r := b.run(t); r.ExitCode() != 0 {
			t.Errorf("%s: let in %q, kept out %q", kind, named(r, LetIn), named(r, KeptOut))
		}
	}
}

// TestPlan_Run_golangJWT_wrong: what users of golang-jwt get wrong.
func TestPlan_Run_golangJWT_wrong(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct {
		kind    string
		options []gojwt.ParserOption
		key     func(golangJWT) func(*gojwt.Token) (any, error)
		letIn   []string
	}{
		"no methods": {"app", right("app")[1:], nil, []string{"alg-rs384", "alg-rs512", "alg-ps256"}},
		"none": {"session", right("session")[1:], func(g golangJWT) func(*gojwt.Token) (any, error) {
			return func(token *gojwt.Token) (any, error) {
				if token.Method.Alg() == "none" {
					return gojwt.UnsafeAllowNoneSignatureType, nil
				}
				return g.byKID(token)
			}
		}, []string{"alg-none"}},
		"HMAC with PEM": {"app", append(right("app")[1:], gojwt.WithValidMethods([]string{"RS256", "HS256"})), func(g golangJWT) func(*gojwt.Token) (any, error) {
			return func(token *gojwt.Token) (any, error) {
				public, err := g.byKID(token)
				if err != nil || token.Method.Alg() != "HS256" {
					return public, err
				}
				return pemOf(public), nil
			}
		}, []string{"hmac-pem"}},
		"HMAC with bytes": {"session", right("session")[1:], func(g golangJWT) func(*gojwt.Token) (any, error) {
			return func(token *gojwt.Token) (any, error) {
				public, err := g.byKID(token)
				if _, is := token.Method.(*gojwt.SigningMethodHMAC); is && err == nil {
					return []byte(public.(ed25519.PublicKey)), nil
				}
				return public, err
			}
		}, []string{"hmac-raw"}},
		"all keys": {"app", right("app"), func(g golangJWT) func(*gojwt.Token) (any, error) {
			return func(*gojwt.Token) (any, error) {
				var all gojwt.VerificationKeySet
				for _, key := range g.b.keySet().Keys {
					if public, is := key.Public.(*rsa.PublicKey); is {
						all.Keys = append(all.Keys, public)
					}
				}
				return all, nil
			}
		}, []string{"second-key-first-kid", "kid-missing", "kid-empty", "kid-in-payload", "kid-unknown", "kid-letter-case"}},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			b := newBench(t, test.kind)
			g := golangJWT{b: b, options: test.options}
			if test.key != nil {
				g.key = test.key(g)
			}
			b.backend = bearer(g.verify)
			r := b.run(t)
			sameNames(t, "let in", named(r, LetIn), test.letIn...)
			sameNames(t, "kept out", named(r, KeptOut))
		})
	}
}

func pemOf(public crypto.PublicKey) []byte {
	der, err := x509.MarshalPKIXPublicKey(public)
	if err != nil {
		panic(err)
	}
	return pem.EncodeToMemory(&pem.Block{Type: "PUBLIC KEY", Bytes: der})
}
