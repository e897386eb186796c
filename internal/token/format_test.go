package token

import (
	"testing"

	"github.com/jtlctl/jtlctl/internal/fault"
	"github.com/jtlctl/jtlctl/internal/secret"
)

func TestToken_Print(t *testing.T) {
	t.Parallel()
	for format, want := range map[string]struct{ alone, withTenant string }{
		"raw":    {"abc.def\n", "abc.def\n"},
		"header": {"Authorization: Bearer abc.def\n", "Authorization: Bearer abc.def\n"},
		"env":    {"JTL_ACCESS_TOKEN=abc.def\n", "JTL_ACCESS_TOKEN=abc.def\nJTL_TENANT_ID=t-1\n"},
		"curl":   {"header = \"Authorization: Bearer abc.def\"\n", "header = \"Authorization: Bearer abc.def\"\nheader = \"X-Tenant-ID: t-1\"\n"},
	} {
		for tenant, want := range map[string]string{"": want.alone, "t-1": want.withTenant} {
			got, err := Token{Access: secret.New("abc.def")}.Print(format, tenant)
			if err != nil || got != want {
				t.Errorf("%s, tenant %q: %q, %v, want %q", format, tenant, got, err, want)
			}
		}
	}
}

func TestFormats(t *testing.T) {
	t.Parallel()
	for _, format := range Formats() {
		if err := CheckFormat(format); err != nil {
			t.Error(err)
		}
		if got, err := (Token{Access: secret.New("abc")}).Print(format, ""); err != nil || got == "" {
			t.Errorf("%s: %q, %v", format, got, err)
		}
	}
}

func TestCheckFormat(t *testing.T) {
	t.Parallel()
	got, err := Token{Access: secret.New("abc")}.Print("heder", "")
	wantFault(t, err, fault.Usage, `unknown token format "heder"`, `did you mean "header"?`, "use raw, header, env or curl")
	if got != "" {
		t.Errorf("printed %q", got)
	}
}

// TestToken_Print_quoted: the tenant is free text of a variable or a profile.
func TestToken_Print_quoted(t *testing.T) {
	t.Parallel()
	for format, want := range map[string]string{
		"env":  `JTL_ACCESS_TOKEN='~root/a+b='` + "\n" + `JTL_TENANT_ID='"$(id)\'\'''` + "\n",
		"curl": `header = "Authorization: Bearer ~root/a+b="` + "\n" + `header = "X-Tenant-ID: \"$(id)\\'"` + "\n",
	} {
		got, err := Token{Access: secret.New("~root/a+b=")}.Print(format, `"$(id)\'`)
		if err != nil || got != want {
			t.Errorf("%s: got\n%s, %v, want\n%s", format, got, err, want)
		}
	}
}
