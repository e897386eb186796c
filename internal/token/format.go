package token

import (
	"fmt"

	"github.com/jtlctl/jtlctl/internal/fault"
	"github.com/jtlctl/jtlctl/internal/suggest"
)

// Formats lists the forms in which a token can be printed.
func Formats() []string { return []string{"raw", "header", "env", "curl"} }

// Print returns the token in one of the Formats, ending in a newline. It
// reveals the token: printing it is what the caller is for. curl is the
// content of a curl configuration (curl --config -), which keeps the token out
// of the process list.
func (t Token) Print(format, tenant string) (string, error) {
	access := t.Access.Reveal()
	if !printable(tenant) {
		return "", fault.New(fault.Config, "the tenant %q has characters in it that cannot stand in a header", tenant).
			WithHint("look at JTL_TENANT_ID and `jtlctl config get tenant_id`")
	}
	switch format {
	case "raw":
		return access + "\n", nil
	case "header":
		return "Authorization: Bearer " + access + "\n", nil
	case "env":
		return lines("JTL_ACCESS_TOKEN="+access, "JTL_TENANT_ID=", tenant), nil
	case "curl":
		return lines(fmt.Sprintf("header = %q", "Authorization: Bearer "+access), "header = ", tenantHeader(tenant)), nil
	}
	return "", CheckFormat(format)
}

// CheckFormat refuses an unknown format.
func CheckFormat(format string) error {
	return suggest.Among("token format", format, Formats())
}

func tenantHeader(tenant string) string {
	if tenant == "" {
		return ""
	}
	return fmt.Sprintf("%q", "X-Tenant-ID: "+tenant)
}

func lines(first, prefix, second string) string {
	if second == "" {
		return first + "\n"
	}
	return first + "\n" + prefix + second + "\n"
}
