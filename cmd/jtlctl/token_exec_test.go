package main

import (
	"slices"
	"strings"
	"testing"

	"github.com/jtlctl/jtlctl/internal/fault"
	"github.com/jtlctl/jtlctl/internal/fault/faulttest"
	"github.com/jtlctl/jtlctl/internal/secret"
	"github.com/jtlctl/jtlctl/internal/token"
)

func TestChildEnvironment(t *testing.T) {
	t.Parallel()
	environment := []string{
		"PATH=/bin", "JTL_CLIENT_SECRET=planted", "jtl_client_secret=planted2", "Jtl_Scx_Refresh_Token=planted3", "jtlctl_passphrase=planted4",
		"JTLCTL_Passphrase_File=planted5", "jtl_access_token=planted6", "Jtl_Tenant_Id=old", "JTL_CLIENT_ID=a", `=C:=C:\work`, "MY_JTL_CLIENT_SECRET=mine",
	}
	for _, test := range []struct {
		system, tenant string
		want           []string
	}{
		{"windows", "", []string{"PATH=/bin", "Jtl_Tenant_Id=old", "JTL_CLIENT_ID=a", `=C:=C:\work`, "MY_JTL_CLIENT_SECRET=mine", "JTL_ACCESS_TOKEN=abc"}},
		{"windows", "t", []string{"PATH=/bin", "JTL_CLIENT_ID=a", `=C:=C:\work`, "MY_JTL_CLIENT_SECRET=mine", "JTL_ACCESS_TOKEN=abc", "JTL_TENANT_ID=t"}},
		// Everywhere else these are other variables.
		{"linux", "t", []string{
			"PATH=/bin", "jtl_client_secret=planted2", "Jtl_Scx_Refresh_Token=planted3", "jtlctl_passphrase=planted4", "JTLCTL_Passphrase_File=planted5", "jtl_access_token=planted6",
			"Jtl_Tenant_Id=old", "JTL_CLIENT_ID=a", `=C:=C:\work`, "MY_JTL_CLIENT_SECRET=mine", "JTL_ACCESS_TOKEN=abc", "JTL_TENANT_ID=t",
		}},
	} {
		got := childEnvironment(test.system, environment, token.Token{Access: secret.New("abc")}, test.tenant)
		if !slices.Equal(got, test.want) {
			t.Errorf("%s, tenant %q: %q, want %q", test.system, test.tenant, got, test.want)
		}
	}
}

func TestBatchLine(t *testing.T) {
	t.Parallel()
	for _, test := range []struct{ system, path, want string }{
		{"windows", `C:\nodejs\npm.cmd`, `cmd.exe /d /e:ON /v:OFF /s /c ""C:\nodejs\npm.cmd" start "a&b""`},
		{"windows", `C:\nodejs\NPM.CMD`, `cmd.exe /d /e:ON /v:OFF /s /c ""C:\nodejs\NPM.CMD" start "a&b""`},
		{"windows", `C:\nodejs\node.exe`, ""},
		{"linux", "/usr/bin/npm.cmd", ""},
	} {
		if got, err := batchLine(test.system, test.path, []string{"start", "a&b"}); err != nil || got != test.want {
			t.Errorf("%s %s: %s, %v, want %s", test.system, test.path, got, err, test.want)
		}
	}
	_, err := batchLine("windows", `C:\nodejs\npm.cmd`, []string{"run", `--data={"planted":1}`})
	text := faulttest.Want(t, err, fault.Usage, `C:\nodejs\npm.cmd cannot be run safely: argument 2 has a double quote`, "run the program behind it")
	if strings.Contains(text, "planted") {
		t.Errorf("the argument is repeated: %s", text)
	}
}
