package jwks_test

import (
	"context"
	"fmt"
	"time"

	"github.com/jtlctl/jtlctl/internal/jwks"
)

// keySet is RFC 8037, appendix A.2, and a key that must not be published.
const keySet = `{"keys": [
	{"kty": "OKP", "crv": "Ed25519", "kid": "k1", "x": "11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo"},
	{"kty": "oct", "kid": "k2", "k": "c2VjcmV0"}
]}`

func ExampleParse() {
	set, err := jwks.Parse([]byte(keySet))
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, key := range set.Keys {
		fmt.Println(key.ID, key.Strength(), key.Thumbprint)
	}
	for _, skipped := range set.Skipped {
		fmt.Println(skipped.ID, skipped.Reason)
	}
	// Output:
	// k1 Ed25519 kPrK_qmxVWaYVA9wwBF6Iuo3vVzz7TxHCTwXBygrS4k
	// k2 it contains a private or symmetric key (k), which does not belong in a public key set
}

func ExampleSource_Find() {
	keys := &jwks.Source{
		Address: "https://id.example/jwks.json",
		Fetch:   func(context.Context) ([]byte, error) { return []byte(keySet), nil },
		Now:     func() time.Time { return time.Unix(1_800_000_000, 0) },
		Warn:    func(format string, args ...any) { fmt.Printf(format+"\n", args...) },
	}
	for _, kid := range []string{"k1", "k9"} {
		match, err := keys.Find(context.Background(), kid)
		if err != nil {
			fmt.Println(err)
			return
		}
		fmt.Println(kid, len(match.Keys), match.Known)
	}
	// Output:
	// k1 1 []
	// k9 0 [k1]
}
