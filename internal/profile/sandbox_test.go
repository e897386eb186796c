package profile

import (
	"fmt"
	"testing"

	"github.com/jtlctl/jtlctl/internal/fault"
	"github.com/jtlctl/jtlctl/internal/platform"
)

// everything is a value of each setting by environment variable, and in a
// profile of another environment.
func everything() (environment map[string]string, profile Profile) {
	environment, profile = map[string]string{}, Profile{Name: "customer", Values: map[string]string{}}
	for _, setting := range Settings() {
		sample := samples()[setting.Key]
		environment[setting.Environment], profile.Values[setting.Key] = sample[1], sample[2]
	}
	environment["JTL_ISSUER"], environment["JTLCTL_ENV"] = "https://other.test", "sandbox"
	return environment, profile
}

func TestFile_Resolve_sandbox(t *testing.T) {
	t.Parallel()
	environment, profile := everything()
	file := &File{Current: profile.Name, Profiles: []Profile{profile}}
	for name, in := range map[string]Inputs{
		"by variable":             {Environment: variables(environment)},
		"by flag":                 {Flags: map[string]string{"environment": "sandbox"}, Environment: variables(environment)},
		"by flag only":            {Flags: map[string]string{"environment": "sandbox"}, Environment: variables(nil)},
		"with JTLCTL_PROFILE":     {Flags: map[string]string{"environment": "sandbox"}, Environment: variables(map[string]string{"JTLCTL_PROFILE": "customer"})},
		"with a missing profile":  {Flags: map[string]string{"environment": "sandbox"}, Environment: variables(map[string]string{"JTLCTL_PROFILE": "missing"})},
		"with the usual profile":  {Profile: DefaultName, Environment: variables(environment)},
		"with an address of ours": {Environment: variables(map[string]string{"JTLCTL_ENV": "sandbox", "JTLCTL_SANDBOX": "127.0.0.1:7373"})},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			got, err := file.Resolve(in)
			must(t, err)
			got.values, got.Store = nil, ""
			const at = "http://127.0.0.1:7373"
			want := Resolved{
				Name: "sandbox", Env: "sandbox", Sandbox: platform.Sandbox{URL: at}, Provider: platform.Provider{Kind: platform.Legacy, Issuer: at, TokenURL: at + "/oauth2/token"},
				IDP: platform.Legacy, AppIssuer: at + "/idp", AppID: "sandbox-app-id", ClientID: "sandbox-app", TenantID: platform.SandboxTenant,
				Endpoints: platform.Endpoints{TokenURL: at + "/oauth2/token", APIURL: at, JWKSURL: at + platform.JWKSPath, SCXURL: at + "/v1/auth", Issuer: at},
			}
			if fmt.Sprint(got) != fmt.Sprint(want) {
				t.Errorf("got\n%+v\nwant\n%+v", got, want)
			}
		})
	}
}

func TestFile_Resolve_sandboxFlags(t *testing.T) {
	t.Parallel()
	environment, _ := everything()
	flags := map[string]string{"environment": "sandbox", "idp": "zitadel", "auth_method": "post", "app_id": "a", "tenant_id": "t", "store": "file"}
	got, err := (&File{}).Resolve(Inputs{Flags: flags, Environment: variables(environment)})
	must(t, err)
	if got.AppID != "a" || got.TenantID != "t" || got.Store != "file" || got.AuthMethod != platform.Post || got.Endpoints.TokenURL != "http://127.0.0.1:7373/idp/oauth/v2/token" {
		t.Errorf("got %+v", got)
	}
	for key, want := range map[string]Value{
		"tenant_id": {"t", "flag"}, "auth_method": {"post", "flag"}, "store": {"file", "flag"}, "environment": {"sandbox", "flag"},
		"client_id": {"sandbox-app", "sandbox"}, "api_url": {"http://127.0.0.1:7373", "sandbox"},
	} {
		if got.Value(key) != want {
			t.Errorf("%s: got %v, want %v", key, got.Value(key), want)
		}
	}
	for key, wrong := range map[string]string{"tenant_id": "a b", "auth_method": "digest", "idp": "https://login.example.com"} {
		_, err := (&File{}).Resolve(Inputs{Flags: map[string]string{"environment": "sandbox", key: wrong}, Environment: variables(nil)})
		if err == nil {
			t.Errorf("%s may be %s", key, wrong)
		}
	}
}

func TestFile_Resolve_sandboxProfile(t *testing.T) {
	t.Parallel()
	file := &File{Profiles: []Profile{{"local", map[string]string{"environment": "sandbox", "client_id": "other", "tenant_id": "t"}}, {"customer", map[string]string{}}}}
	got, err := file.Resolve(Inputs{Profile: "local", Environment: variables(nil)})
	must(t, err)
	if got.Name != "local" || got.ClientID != "sandbox-app" || got.TenantID != platform.SandboxTenant {
		t.Errorf("got %+v", got)
	}
	_, err = file.Resolve(Inputs{Profile: "customer", Flags: map[string]string{"environment": "sandbox"}, Environment: variables(nil)})
	wantFault(t, err, fault.Usage, `the profile "customer" is for prod, and --env says sandbox`, "leave out --profile")
	_, err = file.Resolve(Inputs{Profile: "customer", Environment: variables(map[string]string{"JTLCTL_ENV": "sandbox"})})
	wantFault(t, err, fault.Usage, `the profile "customer" is for prod, and JTLCTL_ENV says sandbox`)
	_, err = file.Resolve(Inputs{Profile: "custommer", Environment: variables(map[string]string{"JTLCTL_ENV": "sandbox"})})
	wantFault(t, err, fault.Usage, `there is no profile "custommer" (did you mean "customer"?)`)
	// A flag of another environment overrides the profile.
	got, err = file.Resolve(Inputs{Profile: "local", Flags: map[string]string{"environment": "qa"}, Environment: variables(nil)})
	must(t, err)
	if got.Sandbox.URL != "" || got.Env != "qa" {
		t.Errorf("got %+v", got)
	}
}

func TestFile_Resolve_sandboxAddress(t *testing.T) {
	t.Parallel()
	for address, words := range map[string]string{"sandbox.example:7373": "not of this machine", "7373": "not of the form HOST:PORT"} {
		_, err := (&File{}).Resolve(Inputs{Environment: variables(map[string]string{"JTLCTL_ENV": "sandbox", "JTLCTL_SANDBOX": address})})
		wantFault(t, err, fault.Config, words, "(from JTLCTL_SANDBOX)")
		_, err = (&File{}).Resolve(Inputs{Environment: variables(map[string]string{"JTLCTL_SANDBOX": address})})
		must(t, err)
	}
	got, err := (&File{}).Resolve(Inputs{Environment: variables(map[string]string{"JTLCTL_ENV": "sandbox", "JTLCTL_SANDBOX": "https://localhost:1234"})})
	must(t, err)
	if got.Endpoints.APIURL != "https://127.0.0.1:1234" || got.AppIssuer != "https://127.0.0.1:1234/idp" {
		t.Errorf("got %+v", got)
	}
}
