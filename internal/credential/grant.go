package credential

import (
	"cmp"
	"context"
	"path/filepath"
	"strings"
	"time"

	"github.com/jtlctl/jtlctl/internal/disk"
	"github.com/jtlctl/jtlctl/internal/fault"
	"github.com/jtlctl/jtlctl/internal/platform"
	"github.com/jtlctl/jtlctl/internal/profile"
	"github.com/jtlctl/jtlctl/internal/secret"
	"github.com/jtlctl/jtlctl/internal/token"
)

// grant is one way of obtaining a token: with which kind of secret, and from
// where.
type grant struct {
	Service
	kind     string // of the secret
	settings profile.Resolved
	tenant   string // that the token is for; "" is the app's own token
}

func (s Service) grant(settings profile.Resolved, scx bool) grant {
	if scx {
		return grant{Service: s, kind: secret.SCXRefreshToken, settings: settings}
	}
	return grant{Service: s, kind: secret.ClientSecret, settings: settings}
}

func (g grant) slot() string {
	if g.kind == secret.SCXRefreshToken {
		return Slot(g.kind, g.settings.Name, g.settings.Env, "")
	}
	return Slot(g.kind, g.settings.Name, g.settings.Env, g.settings.ClientID)
}

// about is everything that makes it another token.
func (g grant) about() string {
	s := g.settings
	if g.kind == secret.SCXRefreshToken {
		return strings.Join([]string{g.kind, s.Name, s.Env, s.Endpoints.SCXURL}, "\n")
	}
	about := []string{g.kind, s.Name, s.Env, s.Endpoints.TokenURL, string(s.IDP), s.ClientID, strings.Join(s.IDP.Scopes(), " ")}
	if g.tenant != "" {
		about = append(about, "delegated", s.AppID, s.Endpoints.APIURL, strings.ToLower(g.tenant))
	}
	return strings.Join(about, "\n")
}

// fetch obtains a new token with a secret.
func (g grant) fetch(ctx context.Context, value secret.String) (token.Token, error) {
	s := g.settings
	client := token.Client{HTTP: platform.NewClient(g.Platform), Now: g.now, Redactor: g.Platform.Redactor}
	var t token.Token
	var err error
	if g.kind == secret.SCXRefreshToken {
		t, err = client.FetchSCX(ctx, token.SCX{URL: s.Endpoints.SCXURL, RefreshToken: value})
	} else {
		t, err = client.Fetch(ctx, token.Credentials{TokenURL: s.Endpoints.TokenURL, ClientID: s.ClientID, Secret: value, Scopes: s.Provider.Scopes(), Auth: s.AuthMethod, Other: platform.OtherProvider(s.Endpoints.TokenURL)})
	}
	if skew := g.now().Sub(t.ServerTime); err == nil && !t.ServerTime.IsZero() && skew.Abs() > platform.MaxSkew {
		g.Warn("%s; tokens seem expired or not yet valid with a wrong clock", platform.Skew(skew.Round(time.Second)))
	}
	return t, err
}

const cacheSuffix = ".json"

// cache is the file that keeps the token; nil if there is no folder for it.
func (g grant) cache() *token.CacheFile {
	if g.Cache == "" {
		return nil
	}
	path := filepath.Join(g.tokensFolder(g.settings.Name), disk.NameOf(g.about())+cacheSuffix)
	return &token.CacheFile{File: disk.File{Path: path, Max: token.MaxCacheFile}, About: g.about(), Warn: g.Warn}
}

// cachedSource caches what fetch obtains; the secrets of both are in a store.
func (g grant) cachedSource(cache token.CacheFile, store secret.Store, fetch token.Source) token.CachedSource {
	return token.CachedSource{
		Cache: cache, Store: store, KeyName: cacheKeyName(g.settings.Name), Random: g.Random, Now: g.now, Warn: g.Warn, Trace: g.Platform.Trace,
		Patience: g.Platform.Timeout + lateness, Fetch: fetch, Failures: g.failures(cache.File.Path),
	}
}

// lateness is how much later than those who wait for it a process may begin to
// fetch: their wait ends after it, so that they get its reason.
const lateness = 2 * time.Second

// failures is the file that shares a failure. What a process is started with may
// make it fail by itself: the time that it has, its proxies, the certificates that it
// trusts, how it authenticates.
func (g grant) failures(cache string) token.FailureFile {
	about := []string{g.about(), string(g.settings.AuthMethod), g.Platform.Timeout.String()}
	for _, name := range []string{"HTTPS_PROXY", "https_proxy", "HTTP_PROXY", "http_proxy", "NO_PROXY", "no_proxy", "SSL_CERT_FILE", "SSL_CERT_DIR"} {
		value := g.Environment.Get(name)
		// Of a proxy's name and password not even a hash is stored.
		about = append(about, value[strings.LastIndex(value, "@")+1:])
	}
	if g.Platform.CA != nil {
		trusted, _ := g.Platform.CA()
		about = append(about, trusted.PEM)
	}
	return token.FailureFile{
		File:   disk.File{Path: strings.TrimSuffix(cache, cacheSuffix) + ".failed", Max: token.MaxFailureFile},
		About:  strings.Join(about, "\n"),
		Redact: g.Platform.Redactor.Redact,
	}
}

// checkServer keeps a stored secret from going to another server than the one
// that the login was for.
func (g grant) checkServer() error {
	file, err := g.Configuration.Read()
	if err != nil {
		return err
	}
	in := profile.Inputs{Profile: g.settings.Name, Environment: func(string) string { return "" }}
	in.Flags = map[string]string{"environment": g.settings.Env}
	own, err := file.Resolve(in)
	if err != nil {
		return err
	}
	if own.Provider.Platform && g.settings.Provider.Platform && own.Value("token_url").Origin == "default" { // which of the platform's it is, may be tried
		in.Flags["idp"] = g.settings.Provider.Name()
		if own, err = file.Resolve(in); err != nil {
			return err
		}
	}
	asked, meant, variable := g.settings.Endpoints.TokenURL, own.Endpoints.TokenURL, "JTLCTL_TOKEN_URL"
	if g.settings.Value("token_url").Origin == "default" {
		variable = g.settings.Value("idp").Origin
	}
	if variable == "flag" {
		variable = "--idp"
	}
	if g.kind == secret.SCXRefreshToken {
		asked, meant, variable = g.settings.Endpoints.SCXURL, own.Endpoints.SCXURL, "JTLCTL_SCX_URL"
	}
	if asked == meant || platform.SameOrigin(asked, meant) {
		return nil
	}
	if p, ok := file.Find(g.settings.Name); !ok || p.Values["store"] == "" {
		return g.missing() // there was no login, so that nothing is meant for another server
	}
	return fault.New(fault.Config, "the stored secret of profile %q is for %s, and %s names %s",
		g.settings.Name, cmp.Or(platform.Origin(meant), "-"), variable, cmp.Or(platform.Origin(asked), "-")).
		WithHint("leave out %s, or log in for that server with another profile: `jtlctl auth login -p NAME`", variable)
}

// missing says what the environment lacks, and the other way.
func (g grant) missing() error {
	switch {
	case g.kind == secret.SCXRefreshToken:
		return g.missingVariables("SCX refresh token", "JTL_SCX_REFRESH_TOKEN")
	case g.settings.ClientID == "":
		return g.missingVariables("client ID and client secret", "JTL_CLIENT_ID", "JTL_CLIENT_SECRET")
	}
	return g.missingVariables("client secret", "JTL_CLIENT_SECRET")
}

func (g grant) missingVariables(what string, variables ...string) error {
	return fault.New(fault.Credentials, "there is no %s: no profile has it, and %s", what, g.Environment.Missing(variables...)).
		WithHint("`jtlctl auth login` stores them; they come from the Partner Portal. To try jtlctl without an account run `jtlctl demo`, or `jtlctl sandbox serve` and use --env sandbox")
}

func (g grant) notStored(store secret.Store) error {
	s := g.settings
	if g.kind == secret.SCXRefreshToken {
		return fault.New(fault.Credentials, "the %s store has no SCX refresh token of profile %q for %s%s", store.Name(), s.Name, s.Env, g.Environment.Empty("JTL_SCX_REFRESH_TOKEN")).
			WithHint("store it with `jtlctl auth login --scx`")
	}
	return fault.New(fault.Credentials, "the %s store has no secret of profile %q for client %q in %s%s", store.Name(), s.Name, s.ClientID, s.Env, g.Environment.Empty("JTL_CLIENT_SECRET")).
		WithHint("it was deleted, or never stored; log in again with `jtlctl auth login`")
}
