package proxy

import (
	"net/url"
	"path"
	"strings"
	"testing"
)

func TestCleanPath(t *testing.T) {
	t.Parallel()
	for target, want := range map[string]string{
		"/":                       "/",
		"/erp/v2/items":           "/erp/v2/items",
		"/erp/v2/items/":          "/erp/v2/items/",
		"/erp/v2/items?a=../b//c": "/erp/v2/items",
		"/erp/v2/items/a%20b":     "/erp/v2/items/a b",
		"/erp/v2/items/%C3%A4":    "/erp/v2/items/ä",
		"/erp/v2/items/100%25":    "/erp/v2/items/100%",
		"/erp/v2/items/a.b..c":    "/erp/v2/items/a.b..c",
		"/erp/v2/items/.hidden":   "/erp/v2/items/.hidden",
		"/erp/v2/items;x=1":       "/erp/v2/items;x=1",
		"/erp/v2/items/:print":    "/erp/v2/items/:print",
		"":                        "",
		"erp/v2/items":            "",
		"*":                       "",
		"http://127.0.0.1/v2":     "",
		"//evil.example/erp":      "",
		"/erp//v2/items":          "",
		"/erp/v2//":               "",
		"/erp/./v2":               "",
		"/erp/../v2":              "",
		"/erp/..":                 "",
		"/.":                      "",
		"/erp/.../v2":             "",
		"/erp/.. /v2":             "",
		"/erp/%2e/v2":             "",
		"/erp/%2e%2E/v2":          "",
		"/erp/.%2e/v2":            "",
		"/erp/..%20/v2":           "",
		"/erp/..;/v2":             "",
		"/erp/..;a=b/v2":          "",
		"/erp/;/v2":               "",
		"/erp/%252e%252e/v2":      "",
		"/erp/v2%2fitems":         "",
		"/erp/v2%2Fitems":         "",
		"/erp/v2%252fitems":       "",
		"/erp/v2%5citems":         "",
		"/erp/v2%5Citems":         "",
		`/erp\v2\items`:           "",
		`/erp/..\v2`:              "",
		"/erp/v2/%zz":             "",
		"/erp/v2/%":               "",
		"/erp/v2/items#x":         "",
		"/erp/v2/items%00":        "",
		"/erp/v2/items%0d%0aX: y": "",
		"/erp/v2/items%7f":        "",
		"/erp/%c0%ae%c0%ae/v2":    "",
		"/erp/%ff":                "",
	} {
		got, reason := cleanPath(target)
		if got != want || (want == "") != (reason != "") {
			t.Errorf("%q: %q, %s", target, got, reason)
		}
	}
}

// FuzzCleanPath: what is accepted is what every way of cleaning up leaves as it is.
func FuzzCleanPath(f *testing.F) {
	for _, seed := range []string{"/erp/v2/items", "/a/%2e%2e/b", "//x", "/a%2fb", "/a;b/..", "/%C3%A4?x"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, target string) {
		got, reason := cleanPath(target)
		if reason != "" {
			return
		}
		again, err := url.PathUnescape(got)
		if err == nil && path.Clean(again) != strings.TrimRight(again, "/") && again != "/" {
			t.Errorf("%q: %q is another path once it is cleaned", target, again)
		}
		for _, text := range []string{got, again} {
			if strings.Contains(text, `\`) || strings.Contains(text, "//") || strings.Contains("/"+text+"/", "/../") && err == nil {
				t.Errorf("%q: %q", target, text)
			}
		}
	})
}

func TestPlaceInCloud(t *testing.T) {
	t.Parallel()
	for from, want := range map[string]string{
		"/v2/items": "/erp/v2/items", "/v2": "/erp/v2", "/V2.1/x": "/erp/V2.1/x", "/erp/v2/items": "/erp/v2/items",
		"/account/x": "/account/x", "/v2x/items": "/v2x/items", "/": "/", "/vx": "/vx",
	} {
		if got := placeInCloud(from); got != want {
			t.Errorf("%s: %s", from, got)
		}
	}
}
