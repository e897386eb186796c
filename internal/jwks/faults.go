package jwks

import "github.com/jtlctl/jtlctl/internal/fault"

// errOffline is that there are no keys without the network; cached says that
// keys that are fetched are kept.
func errOffline(address string, cached bool) error {
	f := fault.New(fault.Input, "no key set of %s is cached, and --offline forbids fetching it", address)
	if !cached {
		return f.WithHint("use a file: `jtlctl jwks get -o json > keys.json` writes one, --jwks keys.json reads it")
	}
	return f.WithHint("run the command once without --offline, which keeps the keys, or use a file: --jwks FILE")
}

func errNotKeySet(address string, err error) error {
	return fault.New(fault.Server, "the key set endpoint %s did not return a key set: %v", address, err).
		WithHint("check the address (JTLCTL_JWKS_URL), and that no proxy responds instead").WithCause(err)
}
