package interop

import (
	"encoding/json"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"testing"
)

// signed is what sign.mjs makes: tokens by algorithm and name.
type signed struct {
	JWKS   json.RawMessage
	Tokens map[string]map[string]string
}

func TestJoseSignsJtlctlVerifies(t *testing.T) {
	t.Parallel()
	made := signed{}
	node(t, "sign.mjs").expect(t, 0).decode(t, &made)
	keys := filepath.Join(t.TempDir(), "keys.json")
	if err := os.WriteFile(keys, made.JWKS, 0o600); err != nil {
		t.Fatal(err)
	}
	// The one check that must fail.
	faults := map[string]string{
		"valid":                    "",
		"tampered":                 "signature",
		"expired":                  "expiry",
		"kid of no key":            "key",
		"kid of another key":       "signature",
		"kid of another algorithm": "key",
		"HS256 with PEM":           "algorithm",
		"HS256 with JWK":           "algorithm",
		"HS256 with the bare key":  "algorithm",
	}
	for algorithm, flags := range map[string][]string{
		"EdDSA": {"--tenant", "tenant-1"},
		"RS256": {"--kind", "access", "--audience", "app-1"},
		"ES256": {"--kind", "any", "--claim", "client_id=app-1"},
	} {
		tokens := made.Tokens[algorithm]
		if names := slices.Sorted(maps.Keys(tokens)); !slices.Equal(names, slices.Sorted(maps.Keys(faults))) {
			t.Fatalf("sign.mjs made other tokens than are known here: %v", names)
		}
		for name, fault := range faults {
			t.Run(algorithm+" "+name, func(t *testing.T) {
				t.Parallel()
				args := []string{"jwt", "verify", "--jwks", keys, "--offline", "--issuer", "https://issuer.test", "-o", "json"}
				got := jtlctl(t, nil, slices.Concat(args, flags, []string{tokens[name]})...)
				checkVerdict(t, got, fault)
			})
		}
	}
}

// verdict is the part of `jwt verify -o json` that matters here.
type verdict struct {
	Valid  bool
	Checks []struct{ Name, Status string }
	Claims map[string]any
}

// checkVerdict demands that one check has failed and no other; "" stands for a
// valid token.
func checkVerdict(t *testing.T, got output, fault string) {
	t.Helper()
	var v verdict
	var code int
	var failed, expected []string
	if fault != "" {
		code, expected = 1, []string{fault}
	}
	got.expect(t, code).decode(t, &v)
	for _, check := range v.Checks {
		if check.Status == "failed" {
			failed = append(failed, check.Name)
		}
	}
	valid := fault == ""
	if !slices.Equal(failed, expected) || v.Valid != valid || (v.Claims != nil) != valid {
		t.Errorf("failed: %q instead of %q\n%s", failed, expected, got.stdout)
	}
}
