package cloud

import (
	"context"
	"errors"
	"io"
	"net/http"
	"strings"

	"github.com/jtlctl/jtlctl/internal/apicall"
	"github.com/jtlctl/jtlctl/internal/disk"
	"github.com/jtlctl/jtlctl/internal/fault"
	"github.com/jtlctl/jtlctl/internal/jwt"
	"github.com/jtlctl/jtlctl/internal/profile"
	"github.com/jtlctl/jtlctl/internal/verify"
)

// TenantOptions say for which tenant a call is made, by flags; the profile and
// JTL_TENANT_ID come after them.
type TenantOptions struct {
	Tenant string
	// TenantFrom is the file of a session or app token, "-" is standard input: the
	// tenant is that of the token, once it was verified.
	TenantFrom string
}

// check refuses what contradicts itself.
func (o TenantOptions) check(call apicall.Options) error {
	switch {
	case o.Tenant != "" && o.TenantFrom != "":
		return fault.New(fault.Usage, "--tenant and --tenant-from contradict each other").WithHint("leave one of them out")
	case o.TenantFrom == "-" && call.ReadsStdin():
		return fault.New(fault.Usage, "standard input cannot be both the token of --tenant-from and what is sent").WithHint("write one of them into a file")
	case o.Tenant == "":
		return nil
	}
	return fault.WithOrigin(profile.CheckTenant(o.Tenant), "--tenant")
}

// checkHeader refuses a tenant that a header of the user names as well.
func (o Options) checkHeader(header http.Header) error {
	if header.Get(TenantHeader) == "" || o.Tenant == "" && o.TenantFrom == "" && !o.Delegated {
		return nil
	}
	return fault.New(fault.Usage, "-H %s names a tenant, and so does a flag", TenantHeader).WithHint("leave one of them out")
}

// maxTokenFile bounds the file of a token, in bytes.
const maxTokenFile = 1 << 20

// readTenant reads the tenant of --tenant-from. What anybody may have written is
// never used: a token that is not valid ends the command.
func (t *Target) readTenant(ctx context.Context, s Service, o Options) error {
	if o.TenantFrom == "" {
		return nil
	}
	text, err := readToken(o.TenantFrom, o.Stdin)
	if err != nil {
		return err
	}
	pasted, err := jwt.Input(string(text))
	if err != nil {
		return fault.Wrap(err, "--tenant-from: %s", fault.Message(err)).WithHint("a session token or an app token is expected, and only one")
	}
	request, err := verify.Parse(verify.Options{Kind: string(jwt.Auto)})
	if err != nil {
		return err
	}
	v, err := s.Sources(t.Settings).Verification(request)
	if err != nil {
		return err
	}
	result, err := v.Verify(ctx, pasted.Token, v.Now())
	switch {
	case err != nil:
		return err
	case !result.Valid:
		return fault.New(fault.Refused, "the token of --tenant-from is not valid, so that its tenant is not used: %s", strings.Join(result.Failures(), "; ")).
			WithHint("`jtlctl jwt verify` shows every check; nothing was called")
	case result.Tenant == "":
		return fault.New(fault.Refused, "the token of --tenant-from names no tenant").WithHint("a session token or an app token does")
	}
	t.Tenant, t.Access.Tenant = result.Tenant, result.Tenant
	return nil
}

func readToken(name string, stdin io.Reader) (text []byte, err error) {
	if name == "-" {
		text, err = disk.ReadAll(stdin, maxTokenFile)
	} else {
		text, err = disk.ReadNamed(name, maxTokenFile)
	}
	switch {
	case errors.Is(err, disk.ErrTooLarge):
		return nil, fault.New(fault.Input, "--tenant-from: %s is larger than 1 MiB, which no token is", name).WithCause(err)
	case err != nil:
		return nil, disk.Fault(fault.Input, err, "--tenant-from: %s cannot be read", name)
	}
	return disk.Text(text), nil
}
