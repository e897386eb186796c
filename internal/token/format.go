package token

import (
	"github.com/jtlctl/jtlctl/internal/fault"
	"github.com/jtlctl/jtlctl/internal/quote"
	"github.com/jtlctl/jtlctl/internal/suggest"
	"github.com/jtlctl/jtlctl/internal/textutil"
)

// Formats lists the forms in which a token can be printed.
func Formats() []string { return []string{"raw", "header", "env", "curl"} }

// Print returns the token in one of the Formats, ending in a newline. It
// reveals the token: printing it is what the caller is for. env is quoted for
// sh; curl is the content of a curl configuration (curl --config -), which keeps
// the token out of the process list.
func (t Token) Print(format, tenant string) (string, error) {
	access := t.Access.Reveal()
	if !textutil.IsVisibleASCII(tenant) {
		return "", fault.New(fault.Config, "the tenant %q has characters in it that a header cannot have", tenant).
			WithHint("check JTL_TENANT_ID and `jtlctl config get tenant_id`")
	}
	switch format {
	case "raw":
		return access + "\n", nil
	case "header":
		return "Authorization: Bearer " + access + "\n", nil
	case "env":
		text := "JTL_ACCESS_TOKEN=" + quote.Env(access) + "\n"
		if tenant != "" {
			text += "JTL_TENANT_ID=" + quote.Env(tenant) + "\n"
		}
		return text, nil
	case "curl":
		text := "header = " + quote.Curl("Authorization: Bearer "+access) + "\n"
		if tenant != "" {
			text += "header = " + quote.Curl("X-Tenant-ID: "+tenant) + "\n"
		}
		return text, nil
	}
	return "", CheckFormat(format)
}

// CheckFormat refuses an unknown format.
func CheckFormat(format string) error {
	return suggest.Among("token format", format, Formats())
}
