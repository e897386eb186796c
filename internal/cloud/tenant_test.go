package cloud

import (
	"net/http"
	"strings"
	"testing"

	"github.com/jtlctl/jtlctl/internal/apicall"
	"github.com/jtlctl/jtlctl/internal/fault"
	"github.com/jtlctl/jtlctl/internal/fault/faulttest"
)

func TestTenantOptions_check(t *testing.T) {
	t.Parallel()
	for says, test := range map[string]struct {
		o    TenantOptions
		call apicall.Options
	}{
		"contradict each other": {TenantOptions{Tenant: tenant, TenantFrom: "x"}, apicall.Options{}},
		"cannot be both":        {TenantOptions{TenantFrom: "-"}, apicall.Options{Input: "-"}},
		"standard input cannot": {TenantOptions{TenantFrom: "-"}, apicall.Options{Fields: []apicall.Field{{Text: "a=@-", Typed: true}}}},
		"is not a UUID":         {TenantOptions{Tenant: tenant + "0"}, apicall.Options{}},
		`(from --tenant)`:       {TenantOptions{Tenant: "x"}, apicall.Options{}},
	} {
		faulttest.Want(t, test.o.check(test.call), fault.Usage, says)
	}
	for _, o := range []TenantOptions{{}, {Tenant: tenant}, {Tenant: strings.ToUpper(tenant)}, {TenantFrom: "-"}} {
		faulttest.Must(t, o.check(apicall.Options{Fields: []apicall.Field{{Text: "a=@-"}}}))
	}
}

func TestOptions_checkHeader(t *testing.T) {
	t.Parallel()
	header := http.Header{"X-Tenant-Id": {tenant}}
	for _, o := range []Options{{Delegated: true}, {TenantOptions: TenantOptions{Tenant: tenant}}, {TenantOptions: TenantOptions{TenantFrom: "x"}}} {
		faulttest.Want(t, o.checkHeader(header), fault.Usage, "-H X-Tenant-ID names a tenant")
		faulttest.Must(t, o.checkHeader(http.Header{}))
	}
	faulttest.Must(t, Options{}.checkHeader(header))
}
