package jwt

import (
	"testing"
)

func TestDetectKind(t *testing.T) {
	t.Parallel()
	for payload, want := range map[string]Kind{
		`{"tenantId":"t","userId":"u"}`:                     Session,
		`{"userId":"u"}`:                                    Session,
		`{"urn:jtl:tenant_id":"t","sub":"u"}`:               App,
		`{"client_id":"c","scp":[]}`:                        Access,
		`{"scope":"CHANNEL"}`:                               SCX,
		`{"iss":"https://scx-sbx.api.jtl-software.com/v1"}`: SCX,
		`{"sub":"x"}`:                                       Unknown,
		`{"TENANTID":"t"}`:                                  Unknown,
	} {
		if got := decode(t, `{"alg":"EdDSA"}`, payload).Kind; got != want {
			t.Errorf("%s: %s, want %s", payload, got, want)
		}
	}
	d := decode(t, `{"alg":"x"}`, `{"urn:jtl:tenant_id":"t","sub":"u"}`)
	if d.Tenant != "t" || d.User != "u" {
		t.Errorf("tenant %q, user %q", d.Tenant, d.User)
	}
}
