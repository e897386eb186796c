package sandbox

import (
	"net/http"
	"net/http/httptest"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/jtlctl/jtlctl/internal/platform"
)

func TestCloud_misbehaves(t *testing.T) {
	t.Parallel()
	b := newBench(t)
	access := b.accessToken(t)
	ask := func(path, body string) (int, map[string]any, http.Header) {
		method := "GET"
		if body != "" {
			method = "POST"
		}
		return b.call(access, DefaultTenant, method, path, body)
	}
	const query = `{"query":"{ QueryItems { totalCount } }"}`
	for _, status := range []int{401, 402, 403, 429, 500} {
		fault := `{"status":` + strconv.Itoa(status) + `}`
		if got := b.ask("POST", APIFaultsPath, fault, "Content-Type", jsonKind); got.Code != 200 {
			t.Fatal(got.Code, got.Body)
		}
		if code, _, _ := ask(LegacyKeysPath, ""); code != 200 {
			t.Error("the keys were refused instead", code)
		}
		code, answer, header := ask("/erp/v2/items", "")
		if code != status || (status == 429) != (header.Get("Retry-After") == "1") {
			t.Errorf("%d: %d %v %v", status, code, answer, header)
		}
		if code, answer, _ := ask("/erp/v2/items", ""); code != 200 {
			t.Errorf("after %d: %d %v", status, code, answer)
		}
	}
	for _, c := range []struct {
		fault Fault
		path  string
		body  string
		code  int
	}{
		{Fault{Status: 503, At: "graphql"}, "/erp/v2/items", "", 200},
		{Fault{}, "/erp/v2/graphql", query, 503},
		{Fault{Status: 502, At: "keys"}, platform.JWKSPath, "", 502},
		{Fault{Status: 403, At: "delegated"}, DelegatedPath, `{"tenantId":"` + DefaultTenant + `"}`, 403},
		{Fault{Status: 500, At: "token"}, LegacyTokenPath, "x", 500},
		{Fault{Delay: "1ms"}, "/erp/v2/items", "", 200},
		{Fault{Delay: "1ms", Status: 504}, "/erp/v2/items", "", 504},
	} {
		if c.fault != (Fault{}) {
			if err := b.InjectAPI(c.fault); err != nil {
				t.Fatal(err)
			}
		}
		if code, answer, _ := ask(c.path, c.body); code != c.code {
			t.Errorf("%+v: %d %v, want %d", c.fault, code, answer, c.code)
		}
	}
	if err := b.InjectAPI(Fault{GraphQL: "INTERNAL_ERROR"}); err != nil {
		t.Fatal(err)
	}
	if code, answer, _ := ask("/erp/v2/graphql", query); code != 200 || answer["data"] != nil || answer["errors"] == nil {
		t.Error(code, answer)
	}
	if err := b.InjectAPI(Fault{Status: 500, Times: 5}); err != nil {
		t.Fatal(err)
	}
	if got := b.ask("DELETE", APIFaultsPath, ""); got.Code != 204 {
		t.Error(got.Code)
	}
	if code, _, _ := ask("/erp/v2/items", ""); code != 200 {
		t.Error(code)
	}
}

// TestCloud_misbehaves_generation: an injected refusal has the names of the generation
// that is called, as others have.
func TestCloud_misbehaves_generation(t *testing.T) {
	t.Parallel()
	b := newBench(t)
	access := b.accessToken(t)
	for path, name := range map[string]string{"/erp/items": "ErrorCode", "/erp/v2/items": "errorCode", platform.JWKSPath: "errorCode"} {
		for _, at := range []string{"rest", "keys"} {
			if err := b.InjectAPI(Fault{Status: 403, At: at}); err != nil {
				t.Fatal(err)
			}
		}
		if code, answer, _ := b.call(access, DefaultTenant, "GET", path, ""); code != 403 || answer[name] != "Injected" {
			t.Errorf("%s: %d %v", path, code, answer)
		}
		b.ask("DELETE", APIFaultsPath, "")
	}
}

func TestCloud_InjectAPI_refused(t *testing.T) {
	t.Parallel()
	b := newBench(t)
	for fault, message := range map[string]string{
		`{}`: "either a status", `{"status":200}`: "from 400 to 599", `{"status":500,"lose":true}`: "either a status",
		`{"status":500,"at":"poll"}`: "at must be rest, graphql, delegated, token or keys", `{"delay":"long"}`: "delay must be", `{"delay":"1h"}`: "delay must be",
		`{"status":500,"times":-1}`: "negative", `{`: "not the JSON of a fault",
	} {
		if got := b.ask("POST", APIFaultsPath, fault, "Content-Type", jsonKind); got.Code != 400 || !strings.Contains(got.Body.String(), message) {
			t.Errorf("%s: %d %s", fault, got.Code, got.Body)
		}
	}
	if got := b.ask("POST", APIFaultsPath, `{"status":500}`, "Content-Type", "text/plain"); got.Code != 415 {
		t.Error(got.Code)
	}
}

// TestCloud_misbehaves_slow: a delay outlives the patience of the server, and ends
// with the client.
func TestCloud_misbehaves_slow(t *testing.T) {
	t.Parallel()
	b := newBench(t)
	server := httptest.NewUnstartedServer(b)
	server.Config.WriteTimeout = 20 * time.Millisecond
	server.Start()
	defer server.Close()
	for _, f := range []Fault{{Delay: "60ms", Status: 503}, {Delay: "5m", Times: 1}} {
		if err := b.InjectAPI(f); err != nil {
			t.Fatal(err)
		}
	}
	client := &http.Client{Timeout: time.Minute}
	response, err := client.Get(server.URL + "/erp/v2/items")
	if err != nil || response.StatusCode != http.StatusServiceUnavailable {
		t.Fatal(response, err)
	}
	_ = response.Body.Close()
	client.Timeout = 50 * time.Millisecond
	if _, err := client.Get(server.URL + "/erp/v2/items"); err == nil {
		t.Error("the answer was not delayed")
	}
}
