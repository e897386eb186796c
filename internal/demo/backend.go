package demo

import (
	"context"
	"encoding/json"
	"net"
	"net/http"
	"strings"
	"sync"
	"time"

	"github.com/jtlctl/jtlctl/internal/fault"
	"github.com/jtlctl/jtlctl/internal/jwt"
)

// backend is the app's backend of the demo, with a mistake that many have: it
// decodes the session token, looks at its expiry and its tenant, and does not
// verify the signature.
type backend struct {
	now func() time.Time
}

func (b backend) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	text, _ := strings.CutPrefix(r.Header.Get("Authorization"), "Bearer ")
	token, err := jwt.Parse(text)
	if err != nil {
		http.Error(w, "a session token is needed", http.StatusUnauthorized)
		return
	}
	var claims struct {
		Tenant string `json:"tenantId"`
	}
	err = json.Unmarshal(token.Payload.Raw, &claims)
	if expiry, found := token.Time("exp"); err != nil || claims.Tenant == "" || !found || b.now().After(expiry) {
		http.Error(w, "the session has ended", http.StatusUnauthorized)
		return
	}
	_, _ = w.Write([]byte("welcome\n"))
}

// serve serves the backend on a free port of this machine until stop is called.
func (b backend) serve(ctx context.Context) (url string, stop func(), err error) {
	listener, err := new(net.ListenConfig).Listen(ctx, "tcp", "127.0.0.1:0")
	if err != nil {
		return "", nil, fault.New(fault.Network, "no port of this machine can be opened: %v", err).WithCause(err)
	}
	const patience = 10 * time.Second
	server := &http.Server{Handler: b, ReadHeaderTimeout: patience, ReadTimeout: patience, WriteTimeout: patience}
	var running sync.WaitGroup
	running.Go(func() { _ = server.Serve(listener) })
	return "http://" + listener.Addr().String() + "/orders", func() {
		_ = server.Close()
		running.Wait()
	}, nil
}
