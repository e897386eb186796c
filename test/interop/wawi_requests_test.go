package interop

import (
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

const application = `appId: interop
displayName: Interop
description: Requests that a judge reads
version: 1.0.0
providerName: P
providerWebsite: https://p.example
mandatoryApiScopes: [customers.read, customers.write]
appIcon: iVBORw0KGgo=
`

// TestWawi_requestsAreValid: a validator of OpenAPI documents finds nothing wrong
// with what `wawi register`, `wawi call` and `proxy --wawi` send.
func TestWawi_requestsAreValid(t *testing.T) {
	t.Parallel()
	j := judging(t, "wawi.yaml", "Wawi", sandbox(t).Environment["JTLCTL_API_URL"])
	folder := t.TempDir()
	app := filepath.Join(folder, "app.yaml")
	if err := os.WriteFile(app, []byte(application), 0o600); err != nil {
		t.Fatal(err)
	}
	body := filepath.Join(folder, "body.json")
	if err := os.WriteFile(body, []byte(`{"name":"a","discount":1.10}`), 0o600); err != nil {
		t.Fatal(err)
	}
	environment := map[string]string{"JTLCTL_STORE": "file", "JTLCTL_PASSPHRASE": "x"}
	for _, name := range []string{"XDG_CONFIG_HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME", "AppData", "LocalAppData"} {
		environment[name] = filepath.Join(folder, name) // one for all calls
	}
	for _, test := range []struct {
		args string
		want []string
	}{
		{"register shop --api 2.0 --interval 100ms --app " + app + " --url " + j.url + "/api/eazybusiness", nil},
		{"call shop GET /v2/customerGroups -F pageNumber=1 -F pageSize=20", words("GET=" + wawiGroups)},
		{"call shop GET /v2/customerGroups --paginate --slurp", words("GET=" + wawiGroups)},
		{"call shop POST /v2/customerGroups -f name=12 -F discount=2.50", words("POST=" + wawiGroups)},
		{"call shop POST /v2/customerGroups --input " + body, words("POST=" + wawiGroups)},
	} {
		jtlctl(t, environment, append([]string{"wawi"}, words(test.args)...)...).expect(t, 0)
		t.Log(test.args)
		judged, invalid := j.verdict()
		if test.want != nil {
			j.judged, j.invalid = judged, invalid
			j.valid(t, requests(test.want)...)
		} else if len(judged) < 3 || len(invalid) > 0 {
			t.Errorf("sent were %q; invalid: %q", judged, invalid)
		}
	}
	r, err := http.NewRequestWithContext(t.Context(), http.MethodPost, proxyAddress(t, environment, "--wawi", "shop")+"/v2/customerGroups", strings.NewReader(`{"name":"a","discount":1.10}`))
	if err != nil {
		t.Fatal(err)
	}
	r.Header.Set("Authorization", "Bearer planted")
	r.Header.Set("Content-Type", "application/json")
	if status, answered := exchange(t, r); status/100 != 2 {
		t.Errorf("%d %s", status, answered)
	}
	j.valid(t, "POST "+wawiGroups)
}

const wawiGroups = "/api/eazybusiness/v2/customerGroups"
