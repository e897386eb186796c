package main

import (
	"sync"

	"github.com/zalando/go-keyring"
)

// demoWawi registers an app at the JTL-Wawi of the sandbox and calls it.
func demoWawi(address string) []demoStep {
	return []demoStep{
		{"Register an app at a JTL-Wawi, and keep the key that is shown once", "jtlctl wawi register shop --url $WAWI --app - < app-registration.yaml",
			[]string{"wawi", "register", "shop", "--url", address, "--app", "-", "--interval", "200ms"}, 0, demoApp, nil},
		{"Call that JTL-Wawi with the key", "jtlctl wawi call shop GET /v2/info", []string{"wawi", "call", "shop", "GET", "/v2/info"}, 0, "", nil},
	}
}

// demoApp has a scope that the merchant of the demo denies.
const demoApp = `AppId: stock-watch
DisplayName: Stock watch
Description: Tells when something runs out
Version: 1.0.0
ProviderName: Stock Watch
ProviderWebsite: https://stock-watch.example
AppIcon: iVBORw0KGgo=
MandatoryApiScopes: [items.read]
OptionalApiScopes: [salesorders.read]
`

// demoKeyring lives as long as the demo.
type demoKeyring struct {
	mu    sync.Mutex
	items map[string]string
}

func (k *demoKeyring) Get(_, user string) (string, error) {
	k.mu.Lock()
	defer k.mu.Unlock()
	if text, ok := k.items[user]; ok {
		return text, nil
	}
	return "", keyring.ErrNotFound
}

func (k *demoKeyring) Set(_, user, password string) error {
	k.mu.Lock()
	defer k.mu.Unlock()
	if k.items == nil {
		k.items = map[string]string{}
	}
	k.items[user] = password
	return nil
}

func (k *demoKeyring) Delete(_, user string) error {
	k.mu.Lock()
	defer k.mu.Unlock()
	delete(k.items, user)
	return nil
}
