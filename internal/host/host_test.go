package host

import (
	"net/url"
	"testing"
)

func TestIsLoopback(t *testing.T) {
	t.Parallel()
	for name, want := range map[string]bool{
		"localhost": true, "Localhost": true, "LOCALHOST": true, "localhost.": true, "LocalHost.": true,
		"127.0.0.1": true, "127.255.0.9": true, "::1": true, "0:0:0:0:0:0:0:1": true, "::ffff:127.0.0.1": true,
		"": false, ".": false, "localhost..": false, "a.localhost": false, "localhost.example": false, "localhoſt": false,
		"128.0.0.1": false, "0.0.0.0": false, "::": false, "::2": false, "::1%lo": false, "127.1": false, "2130706433": false, "127.0.0.1.": false,
		"127.0.0.1.example": false, "192.168.0.1": false, "fe80::1": false,
	} {
		if got := IsLoopback(name); got != want {
			t.Errorf("IsLoopback(%q) = %t", name, got)
		}
	}
}

func TestSameOrigin(t *testing.T) {
	t.Parallel()
	for _, test := range []struct {
		a, b string
		want bool
	}{
		{"https://api.test", "HTTPS://API.Test./x?y", true},
		{"https://api.test", "https://api.test:443", true},
		{"http://api.test:80", "http://api.test", true},
		{"http://[::1]:1", "http://[0:0::1]:1", true},
		{"https://api.test", "https://api.test:80", false},
		{"https://api.test", "http://api.test", false},
		{"https://api.test", "http://api.test:443", false},
		{"https://api.test", "https://api.test..", false},
		{"https://api.test", "https://www.api.test", false},
		{"http://localhost:1", "http://127.0.0.1:1", false},
		{"", "", false},
		{"/a", "/a", false},
		{"file:///a", "file:///a", false},
	} {
		if got := SameOrigin(parsed(t, test.a), parsed(t, test.b)); got != test.want {
			t.Errorf("SameOrigin(%q, %q) = %t", test.a, test.b, got)
		}
		if got := SameOrigin(parsed(t, test.b), parsed(t, test.a)); got != test.want {
			t.Errorf("SameOrigin(%q, %q) = %t", test.b, test.a, got)
		}
	}
}

func TestOrigin(t *testing.T) {
	t.Parallel()
	for address, want := range map[string]string{
		"https://API.test/x":     "https://api.test",
		"http://localhost.:7373": "http://localhost:7373",
		"https://[0::1]:444":     "https://[::1]:444",
		"http://api.test:443":    "http://api.test:443",
		"HTTP://api.test.:80":    "http://api.test",
		"http://[::1]":           "http://[::1]",
		"/x":                     "",
	} {
		if got := Origin(parsed(t, address)); got != want {
			t.Errorf("Origin(%q) = %q, want %q", address, got, want)
		}
	}
}

func parsed(t *testing.T, address string) *url.URL {
	t.Helper()
	u, err := url.Parse(address)
	if err != nil {
		t.Fatal(err)
	}
	return u
}
