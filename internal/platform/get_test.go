package platform

import (
	"net/http"
	"strings"
	"testing"

	"github.com/jtlctl/jtlctl/internal/fault"
	"github.com/jtlctl/jtlctl/internal/secret"
)

func TestGetReturnsTheBody(t *testing.T) {
	t.Parallel()
	fake := serverOf(answers(200, `{"keys":[]}`))
	got, err := Get(t.Context(), NewClient(Options{Base: fake}), "key set", somewhere, secret.String{})
	if err != nil || string(got) != `{"keys":[]}` {
		t.Errorf("Get() = %q, %v", got, err)
	}
	sent := fake.headers[0]
	if sent.Get("Accept") != "application/json" || sent.Values("Authorization") != nil {
		t.Errorf("sent %v", sent)
	}
}

func TestGetSendsTheBearer(t *testing.T) {
	t.Parallel()
	fake := serverOf(answers(200, ""))
	if _, err := Get(t.Context(), NewClient(Options{Base: fake}), "key set", somewhere, secret.New("hunter2")); err != nil {
		t.Fatal(err)
	}
	if got := fake.headers[0].Get("Authorization"); got != "Bearer hunter2" {
		t.Errorf("Authorization: %q", got)
	}
}

func TestGetRefusesEveryOtherAnswer(t *testing.T) {
	t.Parallel()
	for code, kind := range map[int]fault.Kind{
		201: fault.Server, 204: fault.Server, 302: fault.Server, 401: fault.Credentials, 404: fault.Server,
	} {
		got, err := Get(t.Context(), NewClient(Options{Base: serverOf(answers(code, "text"))}), "key set", somewhere, secret.New("hunter2"))
		if got != nil {
			t.Errorf("%d: got a body", code)
		}
		wantFault(t, err, kind, http.StatusText(code))
		if strings.Contains(err.Error(), "hunter2") {
			t.Errorf("the bearer stands in %q", err)
		}
	}
}

func TestGetRefusesWhatIsNoAddress(t *testing.T) {
	t.Parallel()
	_, err := Get(t.Context(), NewClient(Options{}), "key set", "https://platform.test:port", secret.String{})
	wantFault(t, err, fault.Config, `the key set "https://platform.test:port" is not an address`)
}
