package sandbox

import (
	"crypto/sha256"
	"encoding/hex"
	"slices"
	"strings"
	"testing"

	"github.com/jtlctl/jtlctl/internal/erp"
)

func TestCall_echo(t *testing.T) {
	t.Parallel()
	for _, api := range generations() {
		c := newClient(newWawiBench(t, Wawi{}), api)
		_, key := c.accepted(t)
		c = c.with("Authorization", "Wawi "+key)
		got := c.send("GET", "/items/7?page=2", "")
		path := map[erp.Generation]string{erp.V1: "/items/7", erp.V2: "/v2/items/7"}[api]
		if got.Code != 200 || text(t, got, nameIn(api, "Method")) != "GET" || text(t, got, nameIn(api, "Path")) != path ||
			text(t, got, nameIn(api, "Query")) != "page=2" || text(t, got, nameIn(api, "AppId")) != "vendor/app" {
			t.Errorf("%d %s", got.Code, got.Body)
		}
		body := strings.Repeat("x", maxRequest+1)
		sum := sha256.Sum256([]byte(body))
		got = c.with("Content-Type", "image/png").send("POST", "/items/7", body)
		if got.Code != 200 || value(t, got, nameIn(api, "BodyLength")) != float64(len(body)) || text(t, got, nameIn(api, "BodySha256")) != hex.EncodeToString(sum[:]) {
			t.Errorf("%d %s", got.Code, got.Body)
		}
	}
}

func TestCall_rejected(t *testing.T) {
	t.Parallel()
	for _, api := range generations() {
		c := newClient(newWawiBench(t, Wawi{}), api)
		_, key := c.accepted(t)
		good := c.with("Authorization", "Wawi "+key)
		for name, test := range map[string]struct {
			c     client
			code  int
			words string
		}{
			"no key":             {c, 401, "Authorization is missing"},
			"no prefix":          {c.with("Authorization", key), 401, "lacks the prefix Wawi"},
			"another prefix":     {c.with("Authorization", "Bearer "+key), 401, "lacks the prefix Wawi"},
			"a prefix alone":     {c.with("Authorization", "Wawi "), 401, "is not known"},
			"an unknown key":     {c.with("Authorization", "Wawi "+key+"0"), 401, "is not known"},
			"of another tenant":  {good.at("/api/other"), 401, "is not known"},
			"another app":        {good.with("X-AppId", "vendor/other"), 401, "X-AppId"},
			"no app":             {good.with("X-AppId", ""), 401, "X-AppId"},
			"no version":         {good.with("X-AppVersion", ""), 400, "X-AppVersion"},
			"an unknown version": {good.with("api-version", "9.0"), 400, "unsupported api version"},
		} {
			got := test.c.send("GET", "/items", "")
			if got.Code != test.code || !strings.Contains(text(t, got, nameIn(api, "ErrorMessage")), test.words) || strings.Contains(got.Body.String(), key) {
				t.Errorf("%s: %d %s", name, got.Code, got.Body)
			}
			if challenged := got.Header().Get("WWW-Authenticate") != ""; challenged != (test.code == 401 && !strings.Contains(test.words, "X-AppId")) {
				t.Errorf("%s: WWW-Authenticate is %q", name, got.Header().Get("WWW-Authenticate"))
			}
		}
	}
}

func TestCall_scopes(t *testing.T) {
	t.Parallel()
	find := func(method, path string) (WawiOperation, bool) {
		switch method + " " + path {
		case "GET /v2/items", "GET /items":
			return WawiOperation{Scopes: []string{"items.read"}}, true
		case "GET /v2/either":
			return WawiOperation{Scopes: []string{"orders.read", "items.read"}, AnyOne: true}, true
		case "GET /v2/neither":
			return WawiOperation{Scopes: []string{"orders.read", "all.read"}, AnyOne: true}, true
		case "POST /v2/both":
			return WawiOperation{Scopes: []string{"items.read", "orders.write", "orders.read"}}, true
		case "GET /v2/free", "POST /v2/authentication/login":
			return WawiOperation{}, true
		}
		return WawiOperation{}, false
	}
	b := newWawiBench(t, Wawi{Find: find})
	_, key := newClient(b, erp.V2).accepted(t)
	for _, test := range []struct {
		api          erp.Generation
		method, path string
		code         int
		words        string
	}{
		{erp.V2, "GET", "/items", 200, ""},
		{erp.V1, "GET", "/items", 200, ""},
		{erp.V1, "GET", "/v1/items", 200, ""},
		{erp.V2, "GET", "/either", 200, ""},
		{erp.V2, "GET", "/free", 200, ""},
		{erp.V2, "POST", "/authentication/login", 200, ""},
		{erp.V2, "GET", "/neither", 403, "the app lacks the scope orders.read or all.read"},
		{erp.V2, "POST", "/both", 403, "the app lacks the scope orders.write and orders.read"},
		{erp.V2, "GET", "/nothing", 404, `there is no operation GET "/v2/nothing"`},
		{erp.V2, "PUT", "/items", 404, `there is no operation PUT "/v2/items"`},
	} {
		got := newClient(b, test.api).with("Authorization", "wawi "+key).send(test.method, test.path, "")
		if got.Code != test.code || !strings.Contains(text(t, got, nameIn(test.api, "ErrorMessage")), test.words) {
			t.Errorf("%s %s: %d %s", test.method, test.path, got.Code, got.Body)
		}
	}
}

func TestCall_tooLarge(t *testing.T) {
	t.Parallel()
	c := newClient(newWawiBench(t, Wawi{}), erp.V2)
	_, key := c.accepted(t)
	if got := c.with("Authorization", "Wawi "+key).send("POST", "/items", strings.Repeat("x", maxCall+1)); got.Code != 413 {
		t.Errorf("%d %s", got.Code, got.Body)
	}
}

func TestInfo(t *testing.T) {
	t.Parallel()
	for _, api := range generations() {
		b := newWawiBench(t, Wawi{})
		got := b.ask("GET", map[erp.Generation]string{erp.V1: "/api/shop/info", erp.V2: "/api/shop/v2/info"}[api], "", "api-version", api.String())
		if got.Code != 200 || text(t, got, nameIn(api, "Tenant")) != "shop" || text(t, got, nameIn(api, "Timestamp")) != "2031-01-02T10:00:00Z" ||
			text(t, got, nameIn(api, "Version")) == "" || text(t, got, nameIn(api, "Type")) == "" {
			t.Errorf("%d %s", got.Code, got.Body)
		}
		c := newClient(b, api)
		if codes := []int{c.send("POST", "/info", "").Code, c.send("HEAD", "/info", "").Code}; !slices.Equal(codes, []int{405, 200}) {
			t.Errorf("%v", codes)
		}
	}
}
