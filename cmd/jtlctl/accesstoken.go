package main

import (
	"context"
	"errors"
	"strings"
	"time"

	"github.com/jtlctl/jtlctl/internal/doctor"
	"github.com/jtlctl/jtlctl/internal/fault"
	"github.com/jtlctl/jtlctl/internal/login"
	"github.com/jtlctl/jtlctl/internal/profile"
	"github.com/jtlctl/jtlctl/internal/secret"
	"github.com/jtlctl/jtlctl/internal/token"
)

// grant is one way of obtaining a token: what it takes, and what it is about.
type grant struct {
	kind     string // of the secret
	settings profile.Resolved
	app      *app
}

// grantOf is the grant that a command needs.
func (a *app) grantOf(s profile.Resolved, scx bool) grant {
	if scx {
		return grant{secret.SCXRefreshToken, s, a}
	}
	return grant{secret.ClientSecret, s, a}
}

func (g grant) slot() string {
	if g.kind == secret.SCXRefreshToken {
		return login.Slot(g.kind, g.settings.Name, g.settings.Env, "")
	}
	return login.Slot(g.kind, g.settings.Name, g.settings.Env, g.settings.ClientID)
}

// about is everything that makes it another token.
func (g grant) about() string {
	s := g.settings
	if g.kind == secret.SCXRefreshToken {
		return strings.Join([]string{g.kind, s.Name, s.Env, s.Endpoints.SCXURL}, "\n")
	}
	return strings.Join([]string{g.kind, s.Name, s.Env, s.Endpoints.TokenURL, string(s.IDP), s.ClientID, strings.Join(s.IDP.Scopes(), " ")}, "\n")
}

// fetch obtains a new token with a secret.
func (g grant) fetch(ctx context.Context, value secret.String) (token.Token, error) {
	a, s := g.app, g.settings
	client := token.Client{HTTP: a.client(), Now: a.now}
	var t token.Token
	var err error
	if g.kind == secret.SCXRefreshToken {
		t, err = client.FetchSCX(ctx, token.SCX{URL: s.Endpoints.SCXURL, RefreshToken: value})
	} else {
		t, err = client.Fetch(ctx, token.Credentials{TokenURL: s.Endpoints.TokenURL, ClientID: s.ClientID, Secret: value, Scopes: s.IDP.Scopes()})
	}
	if skew := a.now().Sub(t.ServerTime); err == nil && !t.ServerTime.IsZero() && skew.Abs() > doctor.MaxSkew {
		a.console.Warnf("%s; tokens seem expired or not yet valid with a wrong clock", doctor.Skew(skew.Round(time.Second)))
	}
	return t, err
}

// cache is the file that keeps the token; nil where there is no folder for it.
func (g grant) cache() *token.CacheFile {
	file := g.app.cacheFile("tokens", g.about(), token.MaxCacheFile)
	if file == nil {
		return nil
	}
	return &token.CacheFile{File: *file, About: g.about(), Warn: g.app.console.Warnf}
}

// keeper caches what fetch obtains; the secrets of both lie in a store.
func (g grant) keeper(cache token.CacheFile, store secret.Store, fetch token.Source) token.Keeper {
	a := g.app
	return token.Keeper{
		Cache: cache, Store: store, Random: a.random, Now: a.now, Warn: a.console.Warnf,
		Patience: a.flags.timeout, Fetch: fetch,
	}
}

// token hands out a token: with credentials of the environment a new one that
// is kept nowhere, else the cached one or a new one.
func (g grant) token(ctx context.Context, wish token.Wish) (t token.Token, cached bool, err error) {
	environment := secret.Environment{Lookup: g.app.environment}
	if value, err := environment.Get(ctx, g.slot()); err == nil {
		if g.kind == secret.ClientSecret && g.settings.ClientID == "" {
			return t, false, missing("client ID", "JTL_CLIENT_ID")
		}
		t, err = g.fetch(ctx, value)
		return t, false, err
	}
	if g.settings.Store == "" {
		return t, false, g.missing()
	}
	store, err := g.app.store(g.settings.Store)
	if err != nil {
		return t, false, err
	}
	fetch := func(ctx context.Context) (token.Token, error) {
		value, err := store.Get(ctx, g.slot())
		if errors.Is(err, secret.ErrNotFound) {
			return token.Token{}, g.notStored(store)
		}
		if err != nil {
			return token.Token{}, err
		}
		return g.fetch(ctx, value)
	}
	cache := g.cache()
	if cache == nil {
		t, err = fetch(ctx)
		return t, false, err
	}
	return g.keeper(*cache, store, fetch).Get(ctx, wish)
}

// accessToken is what other commands need for a request of their own.
func (a *app) accessToken(ctx context.Context, s profile.Resolved) (token.Token, error) {
	t, _, err := a.grantOf(s, false).token(ctx, token.Wish{MinTTL: token.DefaultMinTTL})
	return t, err
}

// missing tells what the environment lacks, and the other way.
func (g grant) missing() error {
	switch {
	case g.kind == secret.SCXRefreshToken:
		return missing("SCX refresh token", "JTL_SCX_REFRESH_TOKEN")
	case g.settings.ClientID == "":
		return missing("client ID and client secret", "JTL_CLIENT_ID and JTL_CLIENT_SECRET")
	}
	return missing("client secret", "JTL_CLIENT_SECRET")
}

func missing(what, variables string) error {
	are := "is"
	if strings.Contains(variables, " and ") {
		are = "are"
	}
	return fault.New(fault.Credentials, "there is no %s: no profile has it, and %s %s not set", what, variables, are).
		WithHint("`jtlctl auth login` stores them; they come from the Partner Portal. To try jtlctl without an account run `jtlctl demo`")
}

func (g grant) notStored(store secret.Store) error {
	s := g.settings
	if g.kind == secret.SCXRefreshToken {
		return fault.New(fault.Credentials, "the %s store has no SCX refresh token of profile %q for %s", store.Name(), s.Name, s.Env).
			WithHint("store it with `jtlctl auth login --scx`")
	}
	return fault.New(fault.Credentials, "the %s store has no secret of profile %q for client %q in %s", store.Name(), s.Name, s.ClientID, s.Env).
		WithHint("it was deleted, or never stored; log in again with `jtlctl auth login`")
}
