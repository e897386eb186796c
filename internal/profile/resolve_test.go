package profile

import (
	"strings"
	"testing"

	"github.com/jtlctl/jtlctl/internal/fault"
	"github.com/jtlctl/jtlctl/internal/platform"
)

// samples are, for each setting, a value by flag, by environment, in the
// profile, and the default.
func samples() map[string][4]string {
	return map[string][4]string{
		"environment": {"qa", "beta", "dev", "prod"},
		"idp":         {"id.jtl-cloud.com", "https://idp.test", "id.qa.jtl-cloud.com", "auth.jtl-cloud.com"},
		"auth_method": {"post", "basic", "post", "basic"},
		"app_id":      {"app-by-flag", "app-by-environment", "377", ""},
		"client_id":   {"by-flag", "by-environment", "0123", ""},
		"store":       {"file", "keyring", "file", ""},
		"tenant_id":   {"by-flag", "by-environment", "yes", ""},
		"token_url":   {"https://flag.test/t", "https://env.test/t", "https://file.test/t", "https://auth.jtl-cloud.com/oauth2/token"},
		"api_url":     {"https://flag.test", "https://env.test", "https://file.test", "https://api.jtl-cloud.com"},
		"jwks_url":    {"https://flag.test/k", "https://env.test/k", "https://file.test/k", "https://api.jtl-cloud.com/account/.well-known/jwks.json"},
		"scx_url":     {"https://flag.test/s", "https://env.test/s", "https://file.test/s", ""},
		"issuer":      {"https://flag.test/i", "https://env.test/i", "https://file.test/i", "https://api.jtl-cloud.com"},
		"ca_file":     {"flag.pem", "env.pem", "file.pem", ""},
		"accessible":  {"true", "1", "false", ""},
	}
}

func TestFile_Resolve_precedence(t *testing.T) {
	t.Parallel()
	known := samples()
	if len(known) != len(Settings()) {
		t.Errorf("%d samples for %d settings", len(known), len(Settings()))
	}
	for _, setting := range Settings() {
		t.Run(setting.Key, func(t *testing.T) {
			t.Parallel()
			sample := known[setting.Key]
			flags := map[string]string{setting.Key: sample[0]}
			environment := map[string]string{setting.Environment: sample[1]}
			file := &File{Profiles: []Profile{{Name: DefaultName, Values: map[string]string{setting.Key: sample[2]}}}}
			for _, test := range []struct {
				file *File
				in   Inputs
				want Value
			}{
				{file, Inputs{Flags: flags, Environment: variables(environment)}, Value{sample[0], "flag"}},
				{&File{}, Inputs{Flags: flags, Environment: variables(nil)}, Value{sample[0], "flag"}},
				{file, Inputs{Environment: variables(environment)}, Value{sample[1], setting.Environment}},
				{file, Inputs{Environment: variables(nil)}, Value{sample[2], "profile"}},
				{&File{}, Inputs{Environment: variables(nil)}, Value{sample[3], "default"}},
			} {
				got, err := test.file.Resolve(test.in)
				must(t, err)
				if got.Value(setting.Key) != test.want {
					t.Errorf("got %v, want %v", got.Value(setting.Key), test.want)
				}
			}
		})
	}
}

func TestFile_Resolve_empty(t *testing.T) {
	t.Parallel()
	for _, setting := range Settings() {
		sample := samples()[setting.Key]
		in := Inputs{
			Flags:       map[string]string{setting.Key: ""},
			Environment: variables(map[string]string{setting.Environment: "", "JTLCTL_PROFILE": ""}),
		}
		file := &File{Profiles: []Profile{{Name: DefaultName, Values: map[string]string{setting.Key: sample[2]}}}}
		for _, want := range []Value{{sample[2], "profile"}, {sample[3], "default"}} {
			got, err := file.Resolve(in)
			must(t, err)
			if got.Value(setting.Key) != want {
				t.Errorf("%s: got %v, want %v", setting.Key, got.Value(setting.Key), want)
			}
			file.Profiles[0].Values[setting.Key] = ""
		}
	}
}

func TestFile_Resolve(t *testing.T) {
	t.Parallel()
	file := &File{Current: "shop", Profiles: []Profile{
		{Name: "other", Values: map[string]string{"client_id": "not this"}},
		{Name: "shop", Values: map[string]string{"environment": "qa", "client_id": "4711", "tenant_id": "t-1", "api_url": "https://api.test"}},
	}}
	got, err := file.Resolve(Inputs{Environment: variables(nil)})
	must(t, err)
	want := platform.Endpoints{
		TokenURL: "https://auth.qa.jtl-cloud.com/oauth2/token", APIURL: "https://api.test",
		JWKSURL: "https://api.test/account/.well-known/jwks.json", SCXURL: "https://scx-sbx.api.jtl-software.com/v1/auth", Issuer: "https://api.test",
	}
	if got.Name != "shop" || got.Env != "qa" || got.IDP != platform.Legacy || got.ClientID != "4711" || got.TenantID != "t-1" || got.Endpoints != want {
		t.Errorf("got %+v", got)
	}
	if followed := got.Value("jwks_url"); followed != (Value{want.JWKSURL, "default"}) {
		t.Errorf("jwks_url is %v", followed)
	}
}

func TestFile_Name(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct {
		flag, variable, current string
		want                    string
		named                   bool
	}{
		"by flag":     {"flag", "variable", "current", "flag", true},
		"by variable": {"", "variable", "current", "variable", true},
		"by use":      {"", "", "current", "current", true},
		"by default":  {"", "", "", DefaultName, false},
	} {
		in := Inputs{Profile: test.flag, Environment: variables(map[string]string{"JTLCTL_PROFILE": test.variable})}
		got, named := (&File{Current: test.current}).Name(in)
		if got != test.want || named != test.named {
			t.Errorf("%s: Name() = %q, %t", name, got, named)
		}
	}
}

func TestFile_Resolve_missingProfile(t *testing.T) {
	t.Parallel()
	file := &File{Profiles: []Profile{{Name: "customer"}}}
	for _, in := range []Inputs{
		{Profile: "custmer", Environment: variables(nil)},
		{Environment: variables(map[string]string{"JTLCTL_PROFILE": "custmer"})},
	} {
		_, err := file.Resolve(in)
		wantFault(t, err, fault.Usage, `there is no profile "custmer" (did you mean "customer"?)`, "jtlctl profile list")
	}
	file.Current = "gone"
	_, err := file.Resolve(Inputs{Environment: variables(nil)})
	wantFault(t, err, fault.Usage, `there is no profile "gone"`)
}

func TestFile_Resolve_noDefaultProfile(t *testing.T) {
	t.Parallel()
	for _, in := range []Inputs{{Environment: variables(nil)}, {Profile: DefaultName, Environment: variables(nil)}} {
		got, err := (&File{}).Resolve(in)
		if err != nil || got.Name != DefaultName {
			t.Errorf("got %+v, %v", got, err)
		}
	}
}

// TestFile_Resolve_wrongValue: an error about a value says where it came from,
// for every setting that has a wrong one.
func TestFile_Resolve_wrongValue(t *testing.T) {
	t.Parallel()
	wrong := map[string]string{
		"environment": "prd", "auth_method": "digest", "app_id": "a b", "idp": "hydra", "client_id": "a\tb", "store": "vault", "tenant_id": "a b", "token_url": "auth.test",
		"api_url": "http://api.test", "jwks_url": "keys.json", "scx_url": "ftp://scx.test", "issuer": " x",
		"ca_file": "a\nb", "accessible": "maybe",
	}
	for _, setting := range Settings() {
		value := wrong[setting.Key]
		if value == "" {
			t.Errorf("there is no wrong value for %s", setting.Key)
		}
		_, err := (&File{}).Resolve(Inputs{Environment: variables(map[string]string{setting.Environment: value})})
		wantFrom(t, err, setting.Environment)
		file := &File{Path: "/c.yaml", Profiles: []Profile{{Name: DefaultName, Values: map[string]string{setting.Key: value}}}}
		_, err = file.Resolve(Inputs{Environment: variables(nil)})
		wantFrom(t, err, setting.Key+` of profile "default" in /c.yaml`)
		if setting.Flag == "" {
			continue
		}
		_, err = file.Resolve(Inputs{Environment: variables(nil), Flags: map[string]string{setting.Key: value}})
		wantFrom(t, err, setting.Flag)
	}
	_, err := (&File{}).Resolve(Inputs{Environment: variables(map[string]string{"JTLCTL_ENV": "prd"})})
	wantFault(t, err, fault.Usage, `unknown environment "prd" (did you mean "prod"?) (from JTLCTL_ENV)`, "use prod, beta, qa, dev or sandbox")
}

func wantFrom(t *testing.T, err error, origin string) {
	t.Helper()
	if err == nil || !strings.HasSuffix(err.Error(), " (from "+origin+")") {
		t.Errorf("want an error from %s, got %v", origin, err)
	}
}

func TestFile_Resolve_missingProfileOrigin(t *testing.T) {
	t.Parallel()
	file := &File{Path: "/c.yaml", Current: "gone"}
	for origin, in := range map[string]Inputs{
		"--profile":          {Profile: "gone", Environment: variables(map[string]string{"JTLCTL_PROFILE": "other"})},
		"JTLCTL_PROFILE":     {Environment: variables(map[string]string{"JTLCTL_PROFILE": "gone"})},
		"current in /c.yaml": {Environment: variables(nil)},
	} {
		_, err := file.Resolve(in)
		wantFault(t, err, fault.Usage, `there is no profile "gone"`)
		wantFrom(t, err, origin)
	}
}

// TestFile_Resolve_provider: which identity provider counts, its token endpoint,
// and who issues app tokens.
func TestFile_Resolve_provider(t *testing.T) {
	t.Parallel()
	const address = "http://127.0.0.1:9301"
	none := map[string]string{}
	for name, test := range map[string]struct {
		profile, flags, variables   map[string]string
		idp, origin, tokenURL, apps string
	}{
		"an older profile":            {none, none, none, "auth.jtl-cloud.com", "default", "https://auth.jtl-cloud.com/oauth2/token", platform.AppTokenIssuer},
		"an older zitadel profile":    {map[string]string{"idp": "zitadel"}, none, none, "id.jtl-cloud.com", "profile", "https://id.jtl-cloud.com/oauth/v2/token", platform.AppTokenIssuer},
		"JTL_ISSUER":                  {none, none, map[string]string{"JTL_ISSUER": address + "/"}, address, "JTL_ISSUER", address + "/oauth/v2/token", address},
		"JTLCTL_IDP overrides it":     {none, none, map[string]string{"JTL_ISSUER": address, "JTLCTL_IDP": "legacy"}, "auth.jtl-cloud.com", "JTLCTL_IDP", "https://auth.jtl-cloud.com/oauth2/token", platform.AppTokenIssuer},
		"a flag overrides it":         {none, map[string]string{"idp": "service-account"}, map[string]string{"JTL_ISSUER": address}, "id.jtl-cloud.com", "flag", "https://id.jtl-cloud.com/oauth/v2/token", platform.AppTokenIssuer},
		"it overrides the profile":    {map[string]string{"token_url": "https://token.test/t"}, none, map[string]string{"JTL_ISSUER": address}, address, "JTL_ISSUER", address + "/oauth/v2/token", address},
		"the token endpoint counts":   {map[string]string{"token_url": "https://token.test/t", "idp": "zitadel"}, none, none, "id.jtl-cloud.com", "profile", "https://token.test/t", platform.AppTokenIssuer},
		"JTLCTL_ISSUER is not for it": {none, none, map[string]string{"JTLCTL_ISSUER": address}, "auth.jtl-cloud.com", "default", "https://auth.jtl-cloud.com/oauth2/token", platform.AppTokenIssuer},
		"another environment":         {map[string]string{"idp": "auth.jtl-cloud.com"}, map[string]string{"environment": "qa"}, none, "auth.qa.jtl-cloud.com", "profile", "https://auth.qa.jtl-cloud.com/oauth2/token", "https://id.qa.jtl-cloud.com"},
		"no address in it":            {none, map[string]string{"environment": "dev", "idp": "service-account"}, none, "zitadel", "flag", "", "https://id.dev.jtl-cloud.com"},
		"beta has prod's":             {none, map[string]string{"environment": "beta"}, none, "auth.jtl-cloud.com", "default", "https://auth.jtl-cloud.com/oauth2/token", platform.AppTokenIssuer},
		"an environment of its own":   {map[string]string{"idp": "id.qa.jtl-cloud.com", "environment": "qa"}, none, none, "id.qa.jtl-cloud.com", "profile", "https://id.qa.jtl-cloud.com/oauth/v2/token", "https://id.qa.jtl-cloud.com"},
	} {
		file := &File{Profiles: []Profile{{Name: DefaultName, Values: test.profile}}}
		r, err := file.Resolve(Inputs{Flags: test.flags, Environment: variables(test.variables)})
		if err != nil || r.Value("idp") != (Value{test.idp, test.origin}) || r.Endpoints.TokenURL != test.tokenURL || r.AppIssuer != test.apps {
			t.Errorf("%s: %v, %s, %s, %v", name, r.Value("idp"), r.Endpoints.TokenURL, r.AppIssuer, err)
		}
	}
}
