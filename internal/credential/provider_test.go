package credential

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/jtlctl/jtlctl/internal/fault"
)

const (
	foreign  = "https://login.example.com"
	loopback = "http://127.0.0.1:9301"
)

// TestService_Login_provider: which token endpoint gets the secret.
func TestService_Login_provider(t *testing.T) {
	t.Parallel()
	const (
		service = "https://id.jtl-cloud.com/oauth/v2/token"
		legacy  = "https://auth.jtl-cloud.com/oauth2/token"
	)
	file := func(issuer string) string { return strings.ReplaceAll(template, "https://id.jtl-cloud.com", issuer) }
	for name, test := range map[string]struct {
		variables map[string]string
		file      string // of the project; "" is none
		options   LoginOptions
		answers   []string // nil is nobody
		want      string   // address; "" is refused
		provider  string   // in the profile
	}{
		"no hint":                   {nil, "", LoginOptions{}, nil, service, "id.jtl-cloud.com"},
		"no hint, qa":               {map[string]string{"JTLCTL_ENV": "qa"}, "", LoginOptions{}, nil, "https://auth.qa.jtl-cloud.com/oauth2/token", "auth.qa.jtl-cloud.com"},
		"a person says nothing":     {nil, "", LoginOptions{}, []string{""}, service, "id.jtl-cloud.com"},
		"a person says":             {nil, "", LoginOptions{}, []string{"legacy"}, legacy, "auth.jtl-cloud.com"},
		"flag":                      {nil, "", LoginOptions{IDP: "legacy"}, nil, legacy, "auth.jtl-cloud.com"},
		"flag, issuer":              {nil, "", LoginOptions{IDP: foreign + "/"}, nil, foreign + "/oauth/v2/token", foreign},
		"JTL_ISSUER":                {map[string]string{"JTL_ISSUER": loopback}, "", LoginOptions{}, nil, loopback + "/oauth/v2/token", loopback},
		"JTL_ISSUER, foreign":       {map[string]string{"JTL_ISSUER": foreign}, "", LoginOptions{}, nil, "", ""},
		"and confirmed":             {map[string]string{"JTL_ISSUER": foreign}, "", LoginOptions{}, []string{"y"}, foreign + "/oauth/v2/token", foreign},
		"and not confirmed":         {map[string]string{"JTL_ISSUER": foreign}, "", LoginOptions{}, []string{"n"}, "", ""},
		"and named":                 {map[string]string{"JTL_ISSUER": foreign}, "", LoginOptions{IDP: foreign}, nil, foreign + "/oauth/v2/token", foreign},
		"JTLCTL_ISSUER is no hint":  {map[string]string{"JTLCTL_ISSUER": foreign}, "", LoginOptions{}, nil, service, "id.jtl-cloud.com"},
		"file":                      {nil, file("https://id.jtl-cloud.com"), LoginOptions{}, nil, service, "id.jtl-cloud.com"},
		"file, legacy":              {nil, file("https://auth.jtl-cloud.com"), LoginOptions{}, nil, legacy, "auth.jtl-cloud.com"},
		"file, foreign":             {nil, file(foreign), LoginOptions{}, nil, foreign + "/oauth/v2/token", foreign},
		"JTL_ISSUER says the same":  {map[string]string{"JTL_ISSUER": foreign}, file(foreign), LoginOptions{}, nil, foreign + "/oauth/v2/token", foreign},
		"file, plain http":          {nil, file("http://login.example.com"), LoginOptions{}, nil, "", ""},
		"foreign file, secret else": {nil, "CLIENT_ID=client-1\nJTL_ISSUER=" + foreign, LoginOptions{Stdin: true}, nil, "", ""},
		"JTL_ISSUER and file":       {map[string]string{"JTL_ISSUER": foreign}, file("https://id.jtl-cloud.com"), LoginOptions{}, nil, "", ""},
		"file, token endpoint":      {nil, file(foreign) + "JTLCTL_TOKEN_URL=https://token.test/t\n", LoginOptions{}, nil, "https://token.test/t", foreign},
		"token endpoint":            {map[string]string{"JTLCTL_TOKEN_URL": loopback + "/oauth/v2/token"}, "", LoginOptions{}, nil, loopback + "/oauth/v2/token", loopback},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			f := newFixture(t)
			f.answers, f.present = test.answers, test.answers != nil
			if test.variables != nil {
				f.variables = test.variables
			}
			if test.options.Stdin = test.options.Stdin || test.file == ""; test.options.Stdin && test.file == "" {
				test.options.ClientID = "client-1"
			}
			if test.file != "" {
				test.options.EnvFile = filepath.Join(f.Project, ".env")
				must(t, os.WriteFile(test.options.EnvFile, []byte(test.file), 0o600))
			}
			_, err := f.Login(t.Context(), test.options)
			if test.want == "" {
				if f.wantRequests(t); err == nil {
					t.Error("not refused")
				}
				return
			}
			must(t, err)
			if len(f.requests) != 1 || !strings.HasPrefix(f.requests[0], "POST "+test.want+" ") {
				t.Errorf("%q", f.requests)
			}
			f.variables = map[string]string{}
			if s := f.settings(t); s.Provider.Name() != test.provider || s.Endpoints.TokenURL != test.want {
				t.Errorf("the profile says %s, %s", s.Provider.Name(), s.Endpoints.TokenURL)
			}
		})
	}
}

func TestService_Login_keepsOfFile(t *testing.T) {
	t.Parallel()
	for text, apiURL := range map[string]string{
		template: "",
		strings.ReplaceAll(template, "https://api.jtl-cloud.com", "https://api.jtl-cloud.com/"): "",
		strings.ReplaceAll(template, "https://api.jtl-cloud.com", "https://api.test"):           "https://api.test",
	} {
		f := newFixture(t)
		path := filepath.Join(f.Project, "x.env")
		must(t, os.WriteFile(path, []byte(text), 0o600))
		_, err := f.Login(t.Context(), LoginOptions{EnvFile: path})
		must(t, err)
		file, err := f.Configuration.Read()
		must(t, err)
		p, _ := file.Find("default")
		if p.Values["app_id"] != "378" || p.Values["api_url"] != apiURL || p.Values["idp"] != "id.jtl-cloud.com" || p.Values["client_id"] != "377@muster" {
			t.Errorf("%q", p.Values)
		}
	}
}

// TestService_Login_otherHost: what a profile has for another server is replaced
// only after a question.
func TestService_Login_otherHost(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct {
		answers []string
		yes, ok bool
	}{
		"nobody there": {nil, false, false},
		"--yes":        {nil, true, true},
		"yes":          {[]string{"y"}, false, true},
		"no":           {[]string{"n"}, false, false},
	} {
		f := newFixture(t)
		f.login(t)
		f.answers, f.present = test.answers, test.answers != nil
		_, err := f.Login(t.Context(), LoginOptions{ClientID: "client-1", Stdin: true, IDP: "service-account", Yes: test.yes})
		if (err == nil) != test.ok || test.answers != nil && !strings.Contains(f.asked, "https://auth.jtl-cloud.com") {
			t.Errorf("%s: %v, %q", name, err, f.asked)
		}
		if want := map[bool]string{true: "id.jtl-cloud.com", false: "auth.jtl-cloud.com"}[test.ok]; f.settings(t).Provider.Name() != want {
			t.Errorf("%s: it is for %s", name, f.settings(t).Provider.Name())
		}
	}
}

// TestService_Login_outdated: what a profile has of another app, or of another
// server, is not kept.
func TestService_Login_outdated(t *testing.T) {
	t.Parallel()
	const id = "https://id.jtl-cloud.com"
	old := template + "\nJTL_TENANT_ID=t-1\n"
	old = strings.ReplaceAll(old, "https://api.jtl-cloud.com", "https://api.test")
	for name, test := range map[string]struct {
		file                     string
		appID, apiURL, tenantID  string
		authMethod, storedMethod string
	}{
		"the same app":          {"CLIENT_ID=377@muster\nCLIENT_SECRET=s\nJTL_ISSUER=" + id, "378", "https://api.test", "t-1", "post", "post"},
		"another app":           {"CLIENT_ID=other\nCLIENT_SECRET=s\nJTL_ISSUER=" + id, "", "https://api.test", "t-1", "post", "post"},
		"another app, with ID":  {"CLIENT_ID=other\nCLIENT_SECRET=s\nJTL_APP_ID=379\nJTL_ISSUER=" + id, "379", "https://api.test", "t-1", "post", "post"},
		"another server":        {"CLIENT_ID=377@muster\nCLIENT_SECRET=s\nJTL_ISSUER=" + loopback, "", "", "", "basic", ""},
		"another server and ID": {"CLIENT_ID=other\nCLIENT_SECRET=s\nJTL_APP_ID=379\nJTL_API_BASE=" + loopback + "\nJTL_ISSUER=" + loopback, "379", loopback, "", "basic", ""},
	} {
		f := newFixture(t)
		login := func(text string, o LoginOptions) {
			o.EnvFile, o.Yes = filepath.Join(f.Project, "x.env"), true
			must(t, os.WriteFile(o.EnvFile, []byte(text), 0o600))
			_, err := f.Login(t.Context(), o)
			must(t, err)
		}
		login(old, LoginOptions{AuthMethod: "post"})
		login(test.file, LoginOptions{})
		file, err := f.Configuration.Read()
		must(t, err)
		p, _ := file.Find("default")
		if v := p.Values; v["app_id"] != test.appID || v["api_url"] != test.apiURL || v["tenant_id"] != test.tenantID || v["auth_method"] != test.storedMethod {
			t.Errorf("%s: %q", name, v)
		}
		if last := f.requests[len(f.requests)-1]; (len(strings.Fields(last)) == 3) != (test.authMethod == "basic") { // it has a user name then
			t.Errorf("%s: sent %q", name, last)
		}
	}
}

// TestGrant_checkServer_issuer: a stored secret follows no JTL_ISSUER to another
// server, but from one of the platform's providers to the other.
func TestGrant_checkServer_issuer(t *testing.T) {
	t.Parallel()
	for issuer, want := range map[string]string{
		foreign:                      "",
		loopback:                     "",
		"https://auth.jtl-cloud.com": "https://auth.jtl-cloud.com/oauth2/token",
		"https://id.jtl-cloud.com":   "https://id.jtl-cloud.com/oauth/v2/token",
	} {
		f := newFixture(t)
		f.login(t)
		f.variables = map[string]string{"JTL_ISSUER": issuer}
		_, err := f.token(t, false)
		if want == "" {
			wantFault(t, err, fault.Config, "JTL_ISSUER names "+issuer)
			f.wantRequests(t)
			continue
		}
		must(t, err)
		f.wantRequests(t, "POST "+want+" client-1")
	}
}

// TestService_Token_secretFile: the secret of a container or of systemd.
func TestService_Token_secretFile(t *testing.T) {
	t.Parallel()
	f := newFixture(t)
	path := filepath.Join(f.Project, "secret")
	must(t, os.WriteFile(path, []byte(planted+"\r\n"), 0o600))
	f.variables = map[string]string{"JTL_CLIENT_ID": "client-1", "JTL_CLIENT_SECRET_FILE": path}
	got, err := f.token(t, false)
	if err != nil || got.Cached || len(f.warned) > 0 {
		t.Errorf("%+v, %v, %q", got, err, f.warned)
	}
	f.wantRequests(t, "POST https://auth.jtl-cloud.com/oauth2/token client-1")
	must(t, os.WriteFile(path, []byte("'"+planted+"'"), 0o600))
	_, err = f.token(t, false)
	wantFault(t, err, fault.Usage, "is in quotes (from JTL_CLIENT_SECRET_FILE)")
	must(t, os.WriteFile(path, nil, 0o600))
	_, err = f.token(t, false)
	wantFault(t, err, fault.Input, "is empty (from JTL_CLIENT_SECRET_FILE)")
	f.variables["JTL_CLIENT_SECRET_FILE"] = path + "-missing"
	_, err = f.token(t, false)
	wantFault(t, err, fault.Input, "cannot be read", "JTL_CLIENT_SECRET_FILE")
	f.variables["JTL_CLIENT_SECRET_FILE"] = ""
	f.variables["JTL_CLIENT_SECRET"] = planted + " "
	_, err = f.token(t, false)
	if must(t, err); len(f.warned) != 1 || !strings.Contains(f.warned[0], "a space at its end (from JTL_CLIENT_SECRET)") {
		t.Errorf("%q", f.warned)
	}
}

// TestService_Token_secretTwice: of a variable and a file, nobody knows which is meant.
func TestService_Token_secretTwice(t *testing.T) {
	t.Parallel()
	for _, name := range []string{"JTL_CLIENT_SECRET", "JTL_SCX_REFRESH_TOKEN"} {
		f := newFixture(t)
		path := filepath.Join(f.Project, "secret")
		must(t, os.WriteFile(path, []byte(planted), 0o600))
		f.variables = map[string]string{"JTL_CLIENT_ID": "client-1", name: planted, name + "_FILE": path}
		_, err := f.token(t, name == "JTL_SCX_REFRESH_TOKEN")
		wantFault(t, err, fault.Usage, name+" and "+name+"_FILE are both set", "`unset "+name+"`")
		f.wantRequests(t)
	}
}

// TestGrant_checkServer_tokenURL: a login that the token endpoint of the
// environment got goes on with it.
func TestGrant_checkServer_tokenURL(t *testing.T) {
	t.Parallel()
	f := newFixture(t)
	f.variables["JTLCTL_TOKEN_URL"] = "http://127.0.0.1:1/oauth2/token"
	_, err := f.Login(t.Context(), LoginOptions{ClientID: "client-1", Stdin: true, NoVerify: true})
	must(t, err)
	for range 2 {
		_, err := f.token(t, false)
		must(t, err)
		f.variables = map[string]string{}
	}
	f.wantRequests(t, "POST http://127.0.0.1:1/oauth2/token client-1")
}

// TestService_Login_otherHostInSettings: the profile says which server it is for
// before there was a login.
func TestService_Login_otherHostInSettings(t *testing.T) {
	t.Parallel()
	f := newFixture(t)
	_, err := f.Configuration.Set("idp", "auth.jtl-cloud.com")
	must(t, err)
	_, err = f.Login(t.Context(), LoginOptions{ClientID: "client-1", Stdin: true, IDP: "id.jtl-cloud.com"})
	wantFault(t, err, fault.Usage, `the profile "default" is for https://auth.jtl-cloud.com, and this login is for https://id.jtl-cloud.com`, "--yes")
	f.wantRequests(t)
	_, err = f.Login(t.Context(), LoginOptions{ClientID: "client-1", Stdin: true})
	must(t, err)
	f.wantRequests(t, "POST https://auth.jtl-cloud.com/oauth2/token client-1")
}
