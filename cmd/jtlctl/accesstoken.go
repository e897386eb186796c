package main

import (
	"context"
	"errors"
	"path/filepath"
	"strconv"
	"strings"
	"time"

	"github.com/jtlctl/jtlctl/internal/doctor"
	"github.com/jtlctl/jtlctl/internal/fault"
	"github.com/jtlctl/jtlctl/internal/login"
	"github.com/jtlctl/jtlctl/internal/platform"
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
	client := token.Client{HTTP: a.client(), Now: a.now, Redactor: a.redactor}
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
	file := g.app.cacheFile(tokensFolder(g.settings.Name), g.about(), token.MaxCacheFile)
	if file == nil {
		return nil
	}
	return &token.CacheFile{File: *file, About: g.about(), Warn: g.app.console.Warnf}
}

// tokensFolder is the folder of the cache for a profile's tokens, so that a
// logout finds all of them.
func tokensFolder(profile string) string {
	return filepath.Join("tokens", hashed(profile))
}

// keyName names the key that seals the profile's tokens.
func keyName(profile string) string { return token.CacheKey + "/" + strconv.Quote(profile) }

// keeper caches what fetch obtains; the secrets of both lie in a store.
func (g grant) keeper(cache token.CacheFile, store secret.Store, fetch token.Source) token.Keeper {
	a := g.app
	return token.Keeper{
		Cache: cache, Store: store, KeyName: keyName(g.settings.Name), Random: a.random, Now: a.now, Warn: a.console.Warnf,
		Patience: a.flags.timeout, Fetch: fetch,
	}
}

// token hands out a token: with credentials of the environment a new one that
// is kept nowhere, else the cached one or a new one.
func (g grant) token(ctx context.Context, wish token.Wish) (t token.Token, cached bool, err error) {
	environment := secret.Environment{Lookup: g.app.environment}
	if value, err := environment.Get(ctx, g.slot()); err == nil {
		if g.kind == secret.ClientSecret && g.settings.ClientID == "" {
			return t, false, g.app.missing("client ID", "JTL_CLIENT_ID")
		}
		t, err = g.fetch(ctx, value)
		return t, false, err
	}
	if g.settings.Store == "" || g.kind == secret.ClientSecret && g.settings.ClientID == "" {
		return t, false, g.missing()
	}
	store, err := g.app.store(g.settings.Store)
	if err != nil {
		return t, false, err
	}
	if err := g.checkServer(); err != nil {
		return t, false, err
	}
	var value secret.String
	read := func(ctx context.Context) (err error) {
		value, err = store.Get(ctx, g.slot())
		if errors.Is(err, secret.ErrNotFound) {
			return g.notStored(store)
		}
		return err
	}
	fetch := func(ctx context.Context) (token.Token, error) { return g.fetch(ctx, value) }
	cache := g.cache()
	if cache == nil {
		if err := read(ctx); err != nil {
			return t, false, err
		}
		t, err = fetch(ctx)
		return t, false, err
	}
	k := g.keeper(*cache, store, fetch)
	k.Prepare = read
	k.Wanted = func(ctx context.Context) bool { return read(ctx) == nil }
	return k.Get(ctx, wish)
}

// checkServer keeps a stored secret from going to another server than the one
// that the login was for.
func (g grant) checkServer() error {
	file, err := g.app.configFile()
	if err != nil {
		return err
	}
	in := profile.Inputs{Profile: g.settings.Name, Environment: func(string) string { return "" }}
	in.Flags = map[string]string{"environment": g.settings.Env, "idp": string(g.settings.IDP)}
	own, err := file.Resolve(in)
	if err != nil {
		return err
	}
	asked, meant, variable := g.settings.Endpoints.TokenURL, own.Endpoints.TokenURL, "JTLCTL_TOKEN_URL"
	if g.kind == secret.SCXRefreshToken {
		asked, meant, variable = g.settings.Endpoints.SCXURL, own.Endpoints.SCXURL, "JTLCTL_SCX_URL"
	}
	if asked == meant || platform.SameOrigin(asked, meant) {
		return nil
	}
	if p, ok := file.Find(g.settings.Name); !ok || p.Values["store"] == "" {
		return g.missing() // there was no login, so that nothing is meant for another server
	}
	return fault.New(fault.Config, "the stored secret of profile %q is for %s, and %s names %s", g.settings.Name, dash(platform.Origin(meant)), variable, dash(platform.Origin(asked))).
		WithHint("take %s out of the environment, or log in for that server with another profile: `jtlctl auth login -p NAME`", variable)
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
		return g.app.missing("SCX refresh token", "JTL_SCX_REFRESH_TOKEN")
	case g.settings.ClientID == "":
		return g.app.missing("client ID and client secret", "JTL_CLIENT_ID", "JTL_CLIENT_SECRET")
	}
	return g.app.missing("client secret", "JTL_CLIENT_SECRET")
}

func (a *app) missing(what string, variables ...string) error {
	return fault.New(fault.Credentials, "there is no %s: no profile has it, and %s", what, a.absent(variables...)).
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
