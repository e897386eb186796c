package interop

import (
	"io"
	"net/http"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

const tenant = "8c2f5a70-0d4e-4d0a-9d0a-5f1f7a6b2c01"

// cloudJudge is a judge in front of the Cloud API of a sandbox, and the
// environment in which jtlctl calls it.
func cloudJudge(t *testing.T) (*judge, map[string]string) {
	t.Helper()
	at := sandbox(t)
	j := judging(t, "cloud.yaml", "Bearer", at.Environment["JTLCTL_API_URL"])
	environment := map[string]string{"JTL_TENANT_ID": tenant, "JTLCTL_API_URL": j.url}
	for _, name := range []string{"JTLCTL_TOKEN_URL", "JTL_CLIENT_ID", "JTL_CLIENT_SECRET", "JTL_APP_ID"} {
		environment[name] = at.Environment[name]
	}
	return j, environment
}

// groups is the address of customer groups in the judge's documents.
const groups = "/erp/v2/customerGroups"

// query follows the pages of a list.
const query = `query($first: Int, $endCursor: String) { QueryItems(first: $first, after: $endCursor) { nodes { id } pageInfo { hasNextPage endCursor } } }`

// TestAPI_requestsAreValid: a validator of OpenAPI documents finds nothing wrong
// with what `api` sends.
func TestAPI_requestsAreValid(t *testing.T) {
	t.Parallel()
	j, environment := cloudJudge(t)
	body := filepath.Join(t.TempDir(), "body.json")
	if err := os.WriteFile(body, []byte(`{"name":"Würzburg","discount":1.10,"parent":null}`), 0o600); err != nil {
		t.Fatal(err)
	}
	for _, test := range []struct {
		args []string
		want []string
	}{
		{words("/erp/items"), words("GET=/erp/items")},
		{words("GET erp/items -F pageNumber=2 -F pageSize=10 -f sortBy=name -F sortDescending=true"), words("GET=/erp/items")},
		{words("/erp/items?pageSize=5 -F pageNumber=2 -i"), words("GET=/erp/items")},
		{words("/erp/items -F pageSize=10 --paginate"), words("GET=/erp/items GET=/erp/items GET=/erp/items")},
		{words("/erp/items --paginate --slurp --jq length -f sortBy=id"), words("GET=/erp/items")},
		{append(words("/v2/customerGroups -H x-companyid:7 -f"), "createdAfter=2026-11-27T10:00:00+01:00"), words("GET=" + groups)},
		{words("v2/customerGroups --paginate -F pageSize=2 --delegated"), words("POST=/account/identity/delegated-token GET=" + groups)},
		{words("POST /v2/customerGroups -f name=007 -F discount=1.10 -F isDefault=true -f code=12 -F parent[id]=9007199254740993 -f labels[]=a -f labels[]=1"), words("POST=" + groups)},
		{words("POST /v2/customerGroups --retry --input " + body), words("POST=" + groups)},
		{words("PATCH /v2/customerGroups/7 -F parent=null"), words("PATCH=" + groups + "/7")},
		{words("PATCH /v2/customerGroups/7 -f name=@" + body), words("PATCH=" + groups + "/7")},
		{words("PATCH /v2/customerGroups/7 --input " + body + " -H Accept:application/json"), words("PATCH=" + groups + "/7")},
		{words("DELETE /v2/customerGroups/7"), words("DELETE=" + groups + "/7")},
		{words("graphql -F first=5 -f query=" + "{QueryItems{nodes{id}}}"), words("POST=/erp/v2/graphql")},
		{append(words("graphql -F first=10 --paginate -f"), "query="+query), words("POST=/erp/v2/graphql POST=/erp/v2/graphql POST=/erp/v2/graphql")},
	} {
		call := slices.Concat([]string{"api"}, test.args)
		jtlctl(t, environment, call...).expect(t, 0)
		t.Log(strings.Join(call, " "))
		j.valid(t, requests(test.want)...)
	}
}

// requests are lines of method and path.
func requests(joined []string) []string {
	var all []string
	for _, one := range joined {
		all = append(all, strings.Replace(one, "=", " ", 1))
	}
	return all
}

// TestProxy_requestsAreValid: so does it of what goes through `proxy`, from a
// client that knows no token, no tenant and no content type.
func TestProxy_requestsAreValid(t *testing.T) {
	t.Parallel()
	j, environment := cloudJudge(t)
	base := proxyAddress(t, environment)
	for _, request := range []struct{ method, path, body, want string }{
		{"GET", "/erp/items?pageSize=3", "", "GET /erp/items"},
		{"GET", "/v2/customerGroups?ids=1&ids=2", "", "GET " + groups},
		{"POST", "/v2/customerGroups", `{"name":"a","discount":1.10}`, "POST " + groups},
		{"PATCH", "/erp/v2/customerGroups/7", `{"isDefault":false}`, "PATCH " + groups + "/7"},
		{"DELETE", "/v2/customerGroups/7", "", "DELETE " + groups + "/7"},
		{"POST", "/v2/graphql", `{"query":"{ QueryItems(first: 1) { nodes { id } } }","variables":null}`, "POST /erp/v2/graphql"},
	} {
		r, err := http.NewRequestWithContext(t.Context(), request.method, base+request.path, strings.NewReader(request.body))
		if err != nil {
			t.Fatal(err)
		}
		r.Header.Set("Authorization", "Basic planted")
		r.Header.Set("X-Tenant-ID", "planted")
		r.Header.Set("X-Forwarded-For", "planted")
		r.AddCookie(&http.Cookie{Name: "a", Value: "planted"})
		if request.body != "" {
			r.Header.Set("Content-Type", "application/json")
		}
		if status, answered := exchange(t, r); status/100 != 2 {
			t.Errorf("%s %s: %d %s", request.method, request.path, status, answered)
		}
		j.valid(t, request.want)
	}
}

func exchange(t *testing.T, r *http.Request) (status int, body string) {
	t.Helper()
	response, err := http.DefaultClient.Do(r)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = response.Body.Close() }()
	text, err := io.ReadAll(response.Body)
	if err != nil {
		t.Fatal(err)
	}
	return response.StatusCode, string(text)
}

// proxyAddress serves `jtlctl proxy` until the test ends.
func proxyAddress(t *testing.T, environment map[string]string, flags ...string) string {
	t.Helper()
	command := prepared(t, environment, append([]string{"proxy", "--addr", "127.0.0.1:0", "-o", "json"}, flags...)...)
	var served struct{ URL string }
	serving(t, command, &served)
	return served.URL
}
