package jwks

import "github.com/jtlctl/jtlctl/internal/fault"

func errOffline(address string) error {
	return fault.New(fault.Input, "no key set of %s is cached, and --offline forbids fetching it", address).
		WithHint("run the command once without --offline, which keeps the keys, or use a file: --jwks FILE")
}

func errNotKeySet(address string, err error) error {
	return fault.New(fault.Server, "the key set endpoint %s did not return a key set: %v", address, err).
		WithHint("check the address (JTLCTL_JWKS_URL), and that no proxy responds instead").WithCause(err)
}
