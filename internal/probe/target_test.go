package probe

import (
	"context"
	"errors"
	"net"
	"net/http"
	"net/http/httptest"
	"net/netip"
	"strings"
	"testing"

	"github.com/jtlctl/jtlctl/internal/fault"
	"github.com/jtlctl/jtlctl/internal/platform"
)

func addresses(texts ...string) Lookup {
	return func(context.Context, string, string) (found []netip.Addr, err error) {
		for _, text := range texts {
			found = append(found, netip.MustParseAddr(text))
		}
		return found, nil
	}
}

func TestPlan_Client_refused(t *testing.T) {
	t.Parallel()
	for address, test := range map[string]struct {
		lookup Lookup
		kind   fault.Kind
	}{
		"http://192.0.2.1/":       {nil, fault.Usage},
		"http://0.0.0.0/":         {nil, fault.Usage},
		"http://[::]/":            {nil, fault.Usage},
		"http://[2001:db8::1]/":   {nil, fault.Usage},
		"http://public.example/":  {addresses("192.0.2.1"), fault.Usage},
		"http://mixed.example/":   {addresses("127.0.0.1", "192.0.2.1"), fault.Usage},
		"http://nothing.example/": {addresses(), fault.Network},
		"http://unknown.example/": {func(context.Context, string, string) ([]netip.Addr, error) { return nil, errors.New("no such host") }, fault.Network},
		"http://127.0.0.1.:80/":   {addresses("192.0.2.1"), fault.Usage},
	} {
		plan, err := Parse(Options{URL: address, Kind: "session"})
		if err != nil {
			t.Fatal(err)
		}
		if _, err := plan.Client(t.Context(), platform.Options{}, test.lookup); fault.From(err).Kind != test.kind || err == nil {
			t.Errorf("%s: %v", address, err)
		}
	}
}

// TestPlan_Client_pinned: all requests go to the address that the name had first.
func TestPlan_Client_pinned(t *testing.T) {
	t.Parallel()
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) { w.WriteHeader(http.StatusTeapot) }))
	t.Cleanup(server.Close)
	_, port, err := net.SplitHostPort(server.Listener.Addr().String())
	if err != nil {
		t.Fatal(err)
	}
	lookups := 0
	lookup := func(context.Context, string, string) ([]netip.Addr, error) {
		lookups++
		return []netip.Addr{netip.MustParseAddr("::ffff:127.0.0.1")}, nil
	}
	for _, name := range []string{"shop.test", "localhost", "127.0.0.1"} {
		plan, err := Parse(Options{URL: "http://" + name + ":" + port, Kind: "session"})
		if err != nil {
			t.Fatal(err)
		}
		client, err := plan.Client(t.Context(), platform.Options{}, lookup)
		if err != nil {
			t.Fatal(err)
		}
		for range 3 {
			response, err := client.Get(plan.URL)
			if err != nil || response.StatusCode != http.StatusTeapot {
				t.Fatalf("%s: %v, %v", name, response, err)
			}
			_ = response.Body.Close()
		}
	}
	if lookups != 1 {
		t.Errorf("%d look-ups", lookups)
	}
}

// TestPlan_Client_ownCertificate: the certificates of development servers are
// accepted, since nothing secret is sent.
func TestPlan_Client_ownCertificate(t *testing.T) {
	t.Parallel()
	server := httptest.NewTLSServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) { w.WriteHeader(http.StatusTeapot) }))
	t.Cleanup(server.Close)
	plan, err := Parse(Options{URL: strings.Replace(server.URL, "127.0.0.1", "localhost", 1), Kind: "session"})
	if err != nil {
		t.Fatal(err)
	}
	client, err := plan.Client(t.Context(), platform.Options{}, nil)
	if err != nil {
		t.Fatal(err)
	}
	response, err := client.Get(plan.URL)
	if err != nil || response.StatusCode != http.StatusTeapot {
		t.Fatalf("%v, %v", response, err)
	}
	_ = response.Body.Close()
}
