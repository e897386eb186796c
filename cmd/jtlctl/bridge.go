package main

import (
	"net/http"

	"github.com/jtlctl/jtlctl/internal/credential"
	"github.com/jtlctl/jtlctl/internal/environ"
	"github.com/jtlctl/jtlctl/internal/platform"
	"github.com/jtlctl/jtlctl/internal/profile"
	"github.com/jtlctl/jtlctl/internal/secret"
)

// Short names of the files about a JTL-Wawi and the sandbox.

const maxSecretFile = 64 << 10 // bytes

func (a *app) settings(map[string]string) (profile.Resolved, error) {
	return a.configuration().Settings(nil)
}

func (a *app) client() *http.Client { return platform.NewClient(a.clientOptions()) }

func (a *app) store(name string) (secret.Store, error) { return a.stores().Open(name) }

func (a *app) chosenStore(asked, ofProfile string) (secret.Store, error) {
	return a.stores().Choose(asked, ofProfile)
}

func (a *app) briefKeyring() *secret.Keyring { return a.stores().BriefKeyring() }

func (a *app) secretsFolder() string { return a.stores().Folder() }

func (a *app) absent(variables ...string) string {
	return environ.Lookup(a.lookup).Missing(variables...)
}

func checkStoreFlag(name string) error { return credential.CheckStoreFlag(name) }
