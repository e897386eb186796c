package sandbox

import (
	"io"
	"net/http"
	"net/http/httptest"
	"slices"
	"strings"
	"testing"

	"github.com/jtlctl/jtlctl/internal/erp"
)

func TestRegistry_Inject(t *testing.T) {
	t.Parallel()
	c := newClient(newWawiBench(t, Wawi{Unlicensed: true}), erp.V2)
	for _, f := range []Fault{
		{Status: 500, Times: 2, At: "poll"}, {Status: 429, At: "poll", RetryAfter: 7}, {Status: 403, At: "register"}, {Status: 503}, {Status: 404, At: "call"},
	} {
		if err := c.Inject(f); err != nil {
			t.Fatal(err)
		}
	}
	var polls []int
	for range 6 {
		got := c.poll("id")
		polls = append(polls, got.Code)
		if html := strings.HasPrefix(got.Header().Get("Content-Type"), "text/html"); html != (got.Code >= 500) {
			t.Errorf("%d is of type %s", got.Code, got.Header().Get("Content-Type"))
		}
		if wait := got.Header().Get("Retry-After"); (wait == "7") != (got.Code == 429) {
			t.Errorf("%d has Retry-After %q", got.Code, wait)
		}
		if got.Code == 429 && text(t, got, "errorMessage") == "" {
			t.Errorf("429 says nothing: %s", got.Body)
		}
	}
	if want := []int{500, 500, 429, 503, 402, 402}; !slices.Equal(polls, want) {
		t.Errorf("polls: %v, want %v", polls, want)
	}
	for name, got := range map[string][]int{
		"register": {c.send("POST", "/authentication", "").Code, c.send("POST", "/authentication/id", "").Code},
		"call":     {c.send("GET", "/items", "").Code, c.send("GET", "/items", "").Code},
	} {
		if want := map[string][]int{"register": {403, 402}, "call": {404, 402}}[name]; !slices.Equal(got, want) {
			t.Errorf("%s: %v, want %v", name, got, want)
		}
	}
}

// An answer that gets lost is the case in which a key is lost: it was given
// out, and nobody has it.
func TestRegistry_Inject_lose(t *testing.T) {
	t.Parallel()
	c := newClient(newWawiBench(t, Wawi{Approval: Approval{Mode: ApproveAfter}}), erp.V2)
	server := httptest.NewServer(c)
	defer server.Close()
	id := c.registered(t)
	if err := c.Inject(Fault{Lose: true, At: "poll"}); err != nil {
		t.Fatal(err)
	}
	request, err := http.NewRequestWithContext(t.Context(), http.MethodGet, server.URL+shop+"/v2/authentication/"+id, nil)
	if err != nil {
		t.Fatal(err)
	}
	for name, value := range c.header {
		request.Header.Set(name, value)
	}
	response, err := server.Client().Do(request)
	if err == nil {
		body, _ := io.ReadAll(response.Body)
		_ = response.Body.Close()
		t.Errorf("an answer came: %d %s", response.StatusCode, body)
	}
	if keys := c.Keys(); len(keys) != 1 || keys[0].Fetched == nil {
		t.Errorf("keys: %+v", keys)
	}
	if got := c.poll(id); got.Code != 410 {
		t.Errorf("%d %s", got.Code, got.Body)
	}
}

func TestRegistry_Inject_rejects(t *testing.T) {
	t.Parallel()
	b := newWawiBench(t, Wawi{})
	for _, f := range []Fault{
		{}, {Status: 200}, {Status: 600}, {Status: 500, Lose: true}, {Status: 500, At: "nowhere"}, {Status: 500, Times: -1}, {Status: 500, RetryAfter: -1},
	} {
		if b.Inject(f) == nil {
			t.Errorf("%+v is taken", f)
		}
	}
	if got := newClient(b, erp.V2).send("GET", "/info", ""); got.Code != 200 {
		t.Errorf("%d %s", got.Code, got.Body)
	}
}

// TestRegistry_Inject_delay: an answer comes later, the right one or a status.
func TestRegistry_Inject_delay(t *testing.T) {
	t.Parallel()
	b := newWawiBench(t, Wawi{})
	for _, c := range []struct {
		fault Fault
		code  int
	}{{Fault{Delay: "1ms"}, 200}, {Fault{Delay: "1ms", Status: 503}, 503}, {Fault{Status: 402, At: "info"}, 402}} {
		if err := b.Inject(c.fault); err != nil {
			t.Fatal(err)
		}
		if got := b.ask("GET", "/api/eazybusiness/v2/info", ""); got.Code != c.code {
			t.Errorf("%+v: %d %s", c.fault, got.Code, got.Body)
		}
	}
}
