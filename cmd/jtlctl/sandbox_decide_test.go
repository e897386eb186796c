package main

import (
	"bytes"
	"context"
	"crypto/rand"
	"encoding/json"
	"io"
	"net/http"
	"strings"
	"testing"
	"time"

	"github.com/jtlctl/jtlctl/internal/cli"
	"github.com/jtlctl/jtlctl/internal/sandbox"
	"github.com/jtlctl/jtlctl/test/clitest"
)

const registrationRequest = `{"appId":"vendor/app","displayName":"App","description":"d","version":"1","providerName":"p","providerWebsite":"w",
	"mandatoryApiScopes":["items.read"],"optionalApiScopes":["items.write"],"appIcon":"AAAA"}`

// newManualSandbox decides about nothing itself.
func newManualSandbox(t *testing.T, asked func(sandbox.Registration)) *sandbox.Sandbox {
	t.Helper()
	served, err := sandbox.New(sandbox.Config{
		BaseURL: "http://" + sandbox.DefaultAddr, Now: time.Now, Random: rand.Reader,
		Wawi: sandbox.Wawi{Approval: sandbox.Approval{Mode: sandbox.ApproveManual}, Asked: asked},
	})
	if err != nil {
		t.Fatal(err)
	}
	return served
}

// registerAt sends a request for registration and returns its ID.
func registerAt(t *testing.T, client *http.Client, url string) string {
	t.Helper()
	request, err := http.NewRequestWithContext(t.Context(), http.MethodPost, url+"/v2/authentication", strings.NewReader(registrationRequest))
	if err != nil {
		t.Fatal(err)
	}
	for name, value := range map[string]string{
		"Content-Type": "application/json", "api-version": "2.0", "X-AppId": "vendor/app", "X-AppVersion": "1", "X-ChallengeCode": "a-challenge-code",
	} {
		request.Header.Set(name, value)
	}
	response, err := client.Do(request)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = response.Body.Close() }()
	var registered struct {
		ID string `json:"registrationRequestId"`
	}
	text, err := io.ReadAll(response.Body)
	if err != nil || response.StatusCode != http.StatusCreated || json.Unmarshal(text, &registered) != nil {
		t.Fatalf("%v, %d %s", err, response.StatusCode, text)
	}
	return registered.ID
}

func TestSandboxDecides(t *testing.T) {
	t.Parallel()
	const usage = 2
	for name, test := range map[string]struct {
		args   []string // ID stands for the one that is pending
		code   int
		says   string
		status string
		grants int
	}{
		"approve the only one": {[]string{"approve"}, 0, "the sandbox has accepted App (vendor/app)", sandbox.Accepted, 2},
		"approve by ID":        {[]string{"approve", "ID"}, 0, "accepted App", sandbox.Accepted, 2},
		"approve in part":      {[]string{"approve", "ID", "--deny", "items.write"}, 0, "accepted App", sandbox.Accepted, 1},
		"reject the only one":  {[]string{"reject"}, 0, "the sandbox has rejected App (vendor/app)", sandbox.Rejected, 0},
		"reject by ID":         {[]string{"reject", "ID"}, 0, "rejected App", sandbox.Rejected, 0},
		"deny the mandatory":   {[]string{"approve", "--deny", "items.read"}, usage, `the scope "items.read" is mandatory`, sandbox.Pending, 0},
		"an unknown ID":        {[]string{"approve", "some-id"}, usage, "hint: name the ID of one: ID is App (vendor/app)\n", sandbox.Pending, 0},
		"two IDs":              {[]string{"reject", "ID", "ID"}, usage, "takes 1 argument", sandbox.Pending, 0},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			served := newManualSandbox(t, nil)
			id := registerAt(t, &http.Client{Transport: clitest.HandlerTransport{Handler: served}}, served.WawiURL())
			var out, errs bytes.Buffer
			w := testWorld(strings.NewReader(""), &out, &errs)
			w.Transport = clitest.HandlerTransport{Handler: served}
			args := []string{"sandbox"}
			for _, arg := range test.args {
				args = append(args, strings.ReplaceAll(arg, "ID", id))
			}
			code := cli.Run(context.Background(), args, w)
			got := served.Registrations()[0]
			if code != test.code || !strings.Contains(errs.String(), strings.ReplaceAll(test.says, "ID is", id+" is")) || out.Len() > 0 {
				t.Errorf("exit code %d, stdout %q, stderr %q", code, &out, &errs)
			}
			if got.Status != test.status || len(got.Granted) != test.grants {
				t.Errorf("%s with the scopes %q", got.Status, got.Granted)
			}
		})
	}
}

func TestSandboxDecidesInJSON(t *testing.T) {
	t.Parallel()
	served := newManualSandbox(t, nil)
	id := registerAt(t, &http.Client{Transport: clitest.HandlerTransport{Handler: served}}, served.WawiURL())
	var out, errs bytes.Buffer
	w := testWorld(strings.NewReader(""), &out, &errs)
	w.Transport = clitest.HandlerTransport{Handler: served}
	code := cli.Run(context.Background(), []string{"sandbox", "approve", "-o", "json"}, w)
	var decided sandbox.Registration
	if err := json.Unmarshal(out.Bytes(), &decided); err != nil || code != 0 || errs.Len() > 0 || decided.ID != id || decided.Status != sandbox.Accepted {
		t.Errorf("%v, exit code %d, stdout %q, stderr %q", err, code, &out, &errs)
	}
}
