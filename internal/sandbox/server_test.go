package sandbox

import (
	"context"
	"crypto/rand"
	"net/http"
	"testing"
	"time"

	"github.com/jtlctl/jtlctl/internal/fault"
	"github.com/jtlctl/jtlctl/internal/fault/faulttest"
)

func TestOpen_refused(t *testing.T) {
	t.Parallel()
	taken, err := Open("127.0.0.1:0")
	faulttest.Must(t, err)
	t.Cleanup(func() { _ = taken.listener.Close() })
	_, err = Open(taken.Address())
	faulttest.Want(t, err, fault.Network, "the address "+taken.Address()+" cannot be served", "--addr 127.0.0.1:0")
	_, err = Open("127.0.0.1")
	faulttest.Want(t, err, fault.Usage, "HOST:PORT")
	_, err = Open("127.0.0.1:99999")
	faulttest.Want(t, err, fault.Usage, `"127.0.0.1:99999" is not an address of the form HOST:PORT`)
	_, err = Open("192.0.2.1:80")
	faulttest.Want(t, err, fault.Usage, "192.0.2.1")
}

// TestServer_Serve answers until its context ends.
func TestServer_Serve(t *testing.T) {
	t.Parallel()
	s, err := Open("127.0.0.1:0")
	faulttest.Must(t, err)
	faulttest.Must(t, s.Configure(Config{Now: time.Now, Random: rand.Reader}))
	ctx, cancel := context.WithCancel(t.Context())
	ended := make(chan error, 1)
	go func() { ended <- s.Serve(ctx) }()
	request, err := http.NewRequestWithContext(t.Context(), http.MethodGet, s.WawiURL()+"/v2/info", nil)
	faulttest.Must(t, err)
	request.Header.Set("api-version", "2.0")
	response, err := http.DefaultClient.Do(request)
	faulttest.Must(t, err)
	if _ = response.Body.Close(); response.StatusCode != http.StatusOK {
		t.Errorf("%s answers %s", s.Address(), response.Status)
	}
	cancel()
	faulttest.Want(t, <-ended, fault.Interrupted, "the sandbox has stopped")
}

func TestSandbox_Variables(t *testing.T) {
	t.Parallel()
	names := map[string]bool{}
	for _, v := range newWawiBench(t, Wawi{}).Variables() {
		if v.Value == "" || names[v.Name] {
			t.Errorf("%+v", v)
		}
		names[v.Name] = true
	}
	if !names["JTLCTL_SANDBOX"] {
		t.Error("--env sandbox does not find the sandbox")
	}
}
