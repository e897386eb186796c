package main

import (
	"bufio"
	"bytes"
	"context"
	"io"
	"net/http"
	"net/http/httptest"
	"regexp"
	"strings"
	"testing"
	"time"

	"github.com/jtlctl/jtlctl/internal/jwks"
	"github.com/jtlctl/jtlctl/internal/jwt"
	"github.com/jtlctl/jtlctl/internal/sandbox"
	"github.com/jtlctl/jtlctl/test/clitest"
)

// TestProbe_serve: a right backend that is configured with what --serve prints, and
// started after it, comes out clean, and notices rotations at once.
func TestProbe_serve(t *testing.T) {
	t.Parallel()
	var issuer, keys string
	backend := httptest.NewUnstartedServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		token, found := strings.CutPrefix(r.Header.Get("Authorization"), "Bearer ")
		if !found || !verifies(r.Context(), issuer, keys, token) {
			w.WriteHeader(http.StatusUnauthorized)
		}
	}))
	t.Cleanup(backend.Close)
	c := clitest.Command(t.Context(), t, "jwt", "probe", "--serve", "--rotation", "--kind", "app", "http://"+backend.Listener.Addr().String()+"/me")
	c.Env = append(c.Env, "JTLCTL_SANDBOX=127.0.0.1:0")
	var stdout bytes.Buffer
	c.Stdout = &stdout
	stderr, err := c.StderrPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := c.Start(); err != nil {
		t.Fatal(err)
	}
	line, err := bufio.NewReader(stderr).ReadString('\n')
	printed := regexp.MustCompile(`issuer \(JTL_ISSUER\) (\S+), keys (\S+), app ID \(JTL_APP_ID\) ` + sandbox.AppID + `\n$`).FindStringSubmatch(line)
	if err != nil || printed == nil {
		t.Fatalf("%q, %v", line, err)
	}
	issuer, keys = printed[1], printed[2]
	backend.Start()
	if err := c.Wait(); err != nil || !strings.Contains(stdout.String(), "\nclean: ") || strings.Count(stdout.String(), "\nok       must    200     rotation-announced-new ") != 1 || !strings.HasSuffix(stdout.String(), "proves nothing about production.\n") {
		t.Errorf("%v\n%s", err, &stdout)
	}
}

// verifies reports whether an app token is valid, by the keys of an address.
func verifies(ctx context.Context, issuer, keys, token string) bool {
	request, err := http.NewRequestWithContext(ctx, http.MethodGet, keys, nil)
	if err != nil {
		return false
	}
	response, err := http.DefaultClient.Do(request)
	if err != nil {
		return false
	}
	defer func() { _ = response.Body.Close() }()
	text, err := io.ReadAll(response.Body)
	if err != nil {
		return false
	}
	set, err := jwks.Parse(text)
	if err != nil {
		return false
	}
	result, err := jwt.Verify(ctx, token, jwt.Policy{Kind: jwt.App, Issuers: []string{issuer}, Audience: sandbox.AppID}, jwks.Static{Set: set}, time.Now())
	return err == nil && result.Valid
}
