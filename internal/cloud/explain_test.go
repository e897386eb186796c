package cloud

import (
	"encoding/base64"
	"fmt"
	"net/http"
	"testing"
	"time"

	"github.com/jtlctl/jtlctl/internal/apicall"
	"github.com/jtlctl/jtlctl/internal/fault"
	"github.com/jtlctl/jtlctl/internal/fault/faulttest"
	"github.com/jtlctl/jtlctl/internal/platform"
	"github.com/jtlctl/jtlctl/internal/profile"
	"github.com/jtlctl/jtlctl/internal/scope"
)

var now = time.Unix(1_800_000_000, 0)

const tenant = "0b9a6c3e-6f0c-4f5e-9a77-1d2c3b4a5f60"

func explainer(t *testing.T, declared Declared) Explainer {
	t.Helper()
	provider, err := platform.FindProvider("prod", "legacy")
	faulttest.Must(t, err)
	return Explainer{
		Settings: profile.Resolved{Env: "prod", Provider: provider, Endpoints: platform.Endpoints{APIURL: "https://api.jtl-cloud.com"}},
		Scopes:   func() (*scope.Index, error) { return scope.NewIndex(scope.Builtin()...), nil },
		Declared: func() Declared { return declared }, Now: func() time.Time { return now }, Redact: func(text string) string { return text },
	}
}

// access is an access token that expires some seconds after now.
func access(issuer string, seconds int64) string {
	encode := func(text string) string { return base64.RawURLEncoding.EncodeToString([]byte(text)) }
	return "Bearer " + encode(`{"alg":"RS256"}`) + "." + encode(fmt.Sprintf(`{"iss":%q,"exp":%d}`, issuer, now.Unix()+seconds)) + ".c2ln"
}

func TestExplainer_Explain(t *testing.T) {
	t.Parallel()
	app := Declared{Name: "app.json", Scopes: []string{"items.read"}}
	for name, test := range map[string]struct {
		exchange apicall.Exchange
		declared Declared
		kind     fault.Kind
		says     []string
	}{
		"302": {apicall.Exchange{Status: 302}, app, fault.Server, []string{"302 Found", "redirects are not followed"}},
		"400": {apicall.Exchange{Status: 400, Body: []byte(`{"Errors":{"Name":["is missing"]}}`)}, app, fault.Refused, []string{"Name: is missing", "look at the query and the body"}},
		"402": {apicall.Exchange{Status: 402}, app, fault.Refused, []string{"no licence", "needs a licence"}},
		"403, requested": {apicall.Exchange{Method: "GET", Path: "/erp/v2/items/1", Status: 403}, app, fault.Refused,
			[]string{"it probably needs the scope items.read, which app.json requests", "was the app registered with this app.json"}},
		"403, not requested": {apicall.Exchange{Method: "POST", Path: "/erp/v2/items", Status: 403}, app, fault.Refused,
			[]string{"it needs the scope items.write, which app.json does not request", "capabilities.erp.api.scopes of app.json"}},
		"403, unreadable":  {apicall.Exchange{Method: "POST", Path: "/erp/v2/items", Status: 403}, Declared{Problem: "app.json:1:2: a name is missing"}, fault.Refused, []string{"it needs the scope items.write", "cannot be read: app.json:1:2: a name is missing"}},
		"403, no manifest": {apicall.Exchange{Method: "POST", Path: "/erp/v2/items", Status: 403}, Declared{}, fault.Refused, []string{"it needs the scope items.write", "no app.json in this folder"}},
		"403, a page":      {apicall.Exchange{Method: "GET", Path: "/erp/v2/items", Status: 403, Answer: http.Header{"Content-Type": {"text/html"}}, Body: []byte("<html>")}, app, fault.Refused, []string{"with an HTML page", "comes from a firewall or a proxy"}},
		"403, unknown":     {apicall.Exchange{Method: "GET", Path: "/account/x", Status: 403}, app, fault.Refused, []string{"the catalogue has none for this path"}},
		"403 of GraphQL": {apicall.Exchange{Method: "POST", Path: "/erp/v2/graphql", Status: 403, Sent: []byte(`{"query":"{ a: QuerySalesOrders { x } }"}`)}, app, fault.Refused,
			[]string{"QuerySalesOrders probably needs salesorders.read, which app.json does not request"}},
		"403 of a batch": {apicall.Exchange{Method: "POST", Path: "/erp/v2/graphql", Status: 403, Sent: []byte(`[{"query":"{ __typename }"},{"query":"query A { QueryItems { x } } query B { QuerySalesOrders { x } }","operationName":"B"}]`)}, app, fault.Refused,
			[]string{"body: QuerySalesOrders probably needs salesorders.read"}},
		"404, known":   {apicall.Exchange{Method: "GET", Path: "/erp/v2/items/1", Status: 404}, app, fault.Refused, []string{"the operation exists"}},
		"404, near":    {apicall.Exchange{Method: "GET", Path: "/erp/v2/customerGroup", Status: 404}, app, fault.Refused, []string{"no catalogue knows this operation", "did you mean GET /v2/customerGroups", "jtlctl scope update"}},
		"404, unknown": {apicall.Exchange{Method: "GET", Path: "/erp/v2/zzzzzzzzzzzzzzz", Status: 404}, app, fault.Refused, []string{"no catalogue knows this operation", "it may be one of API"}},
		"404, no ERP":  {apicall.Exchange{Method: "GET", Path: "/account/x", Status: 404}, app, fault.Refused, []string{"look like /v2/items"}},
		"405":          {apicall.Exchange{Method: "PUT", Path: "/erp/v2/items/1", Status: 405}, app, fault.Refused, []string{"no catalogue knows this operation", "did you mean GET /v2/items/{"}},
		"409":          {apicall.Exchange{Status: 409}, app, fault.Refused, []string{"409 Conflict"}},
		"415":          {apicall.Exchange{Status: 415, Header: http.Header{"Content-Type": {"application/json; charset=utf-8"}}}, app, fault.Refused, []string{"sent as application/json; charset=utf-8", "without a charset"}},
		"429": {apicall.Exchange{Method: "POST", Status: 429, Answer: http.Header{"Retry-After": {"7"}, "X-Ratelimit-Limit": {"100"}, "X-Ratelimit-Interval-Length-Seconds": {"10"}}}, app, fault.Server,
			[]string{"of which 100 are allowed per 10s", "wait 7s", "--retry"}},
		"429 of a GET": {apicall.Exchange{Method: "GET", Status: 429}, app, fault.Server, []string{"by itself"}},
		"503":          {apicall.Exchange{Status: 503}, app, fault.Server, []string{"503 Service Unavailable", "server's side"}},
	} {
		f := explainer(t, test.declared).Explain(test.exchange)
		if f == nil {
			t.Errorf("%s: nothing", name)
			continue
		}
		faulttest.Want(t, f, test.kind, test.says...)
	}
	if f := explainer(t, app).Explain(apicall.Exchange{Status: 204}); f != nil {
		t.Errorf("204: %v", f)
	}
}

func TestExplainer_Explain_unauthorized(t *testing.T) {
	t.Parallel()
	const prod, qa = "https://auth.jtl-cloud.com/", "https://auth.qa.jtl-cloud.com/"
	withTenant := func(token string) http.Header { return http.Header{"Authorization": {token}, "X-Tenant-Id": {tenant}} }
	said := func(text string) http.Header { return http.Header{"Www-Authenticate": {text}} }
	for name, test := range map[string]struct {
		request, answer http.Header
		body            string
		says            []string
	}{
		"no tenant":         {http.Header{"Authorization": {access(prod, 60)}}, nil, "", []string{"the call names no tenant", "--tenant UUID"}},
		"expired":           {withTenant(access(prod, -60)), nil, "", []string{"has expired at 2027-01-15T07:59:00Z", "token get --refresh"}},
		"expired elsewhere": {withTenant(access(prod, 60)), http.Header{"Date": {now.Add(time.Hour).UTC().Format(http.TimeFormat)}}, "", []string{"has expired", "clock of this machine"}},
		"said to expire":    {withTenant("Bearer opaque"), said(`Bearer error="invalid_token", error_description="The token expired"`), "", []string{"has expired"}},
		"environment":       {withTenant(access(qa, 60)), nil, "", []string{"does not accept a token of https://auth.qa.jtl-cloud.com/", "--idp id.jtl-cloud.com"}},
		"retired key":       {http.Header{"Authorization": {access(prod, 60)}}, said(`Bearer error="invalid_token", error_description="The signature key was not found"`), "", []string{"does not know the key that signed", "token get --refresh"}},
		"key of a sandbox":  {withTenant(access(prod, 60)), nil, `{"message":"the access token is not valid here: key: no key \"a\"; the key set has \"b\""}`, []string{"does not know the key that signed", "token get --refresh"}},
		"sandbox restarted": {http.Header{"Authorization": {access(prod, 60)}}, nil, `{"ErrorMessage":"the access token is not valid here: key: the key set has no usable keys"}`, []string{"does not know the key that signed", "token get --refresh"}},
		"provider":          {withTenant(access(prod, 60)), said(`Bearer error="invalid_token", error_description="The issuer is invalid"`), "", []string{"does not accept a token of", "JTL_ISSUER"}},
		"tenant":            {withTenant(access(prod, 60)), nil, `{"message":"unknown tenant"}`, []string{"the tenant " + tenant + " is not one of this app"}},
		"nothing said":      {withTenant(access(prod, 60)), nil, "", []string{"rejects the token, or the tenant " + tenant, "--idp id.jtl-cloud.com"}},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			f := explainer(t, Declared{}).Explain(apicall.Exchange{Method: "GET", Path: "/erp/v2/items", Status: 401, Header: test.request, Answer: test.answer, Body: []byte(test.body)})
			faulttest.Want(t, f, fault.Credentials, test.says...)
		})
	}
}

func TestExplainer_Explain_graphQL(t *testing.T) {
	t.Parallel()
	var e apicall.ErrorsMember
	_, _ = e.Write([]byte(`{"errors":[{"message":"x","path":["b"],"extensions":{"code":"INTERNAL_ERROR"}}]}`))
	x := apicall.Exchange{Method: "POST", Path: "/erp/v2/graphql", Status: 200, Errors: e.List(), Sent: []byte(`{"query":"{ a: QueryItems { x } b: QuerySalesOrders { x } }"}`)}
	faulttest.Want(t, explainer(t, Declared{"app.json", []string{"items.read"}, ""}).Explain(x), fault.Refused,
		"1 GraphQL error: x (INTERNAL_ERROR)", "how a missing scope shows in GraphQL: QuerySalesOrders probably needs salesorders.read, which app.json does not request")
	x.Errors[0].Path = nil
	faulttest.Want(t, explainer(t, Declared{}).Explain(x), fault.Refused, "QueryItems probably needs items.read; QuerySalesOrders probably needs salesorders.read")
	x.Errors[0].Extensions.Code = "HC0020"
	faulttest.Want(t, explainer(t, Declared{}).Explain(x), fault.Refused, "may be incomplete")
	x.Errors = nil
	if f := explainer(t, Declared{}).Explain(x); f != nil {
		t.Error(f)
	}
}
