package demo

import (
	"bytes"
	"encoding/base64"
	"fmt"
	"strings"

	"github.com/jtlctl/jtlctl/internal/sandbox"
)

// stepsAt are the steps of the demo at a sandbox. backend is the address of an app.
func stepsAt(s *sandbox.Sandbox, backend string) ([]Step, error) {
	session, err := s.Mint(sandbox.TokenRequest{})
	if err != nil {
		return nil, err
	}
	app, err := s.Mint(sandbox.TokenRequest{Kind: "app"})
	if err != nil {
		return nil, err
	}
	const order = "/v2/salesOrders/1b9d6bcd-bbfd-4b2d-9b5d-ab8dfbbd4bed/lineitems"
	return []Step{
		{Title: "Fetch an access token", Command: "jtlctl token get", args: []string{"token", "get"}, show: shortened},
		{Title: "Fetch the platform's public keys with it", Command: "jtlctl jwks get", args: []string{"jwks", "get"}},
		{Title: "See who a session token speaks of", Command: `jtlctl jwt decode "$SESSION"`, args: []string{"jwt", "decode", session}},
		{Title: "Verify it", Command: `jtlctl jwt verify "$SESSION"`, args: []string{"jwt", "verify", session}},
		{Title: "Verify an app token, which is for one app", Command: `jtlctl jwt verify --kind app "$APP_TOKEN"`, args: []string{"jwt", "verify", "--kind", "app", app}},
		{
			Title: "Find out a forged one, with another tenant written into it", Command: `jtlctl jwt verify "$FORGED"`,
			args: []string{"jwt", "verify", Forge(session)}, Expected: 1,
		},
		{
			Title:   "Find out what a backend lets in that decodes tokens and does not verify them",
			Command: "jtlctl jwt probe $BACKEND", args: []string{"jwt", "probe", backend}, Expected: 1, show: abridged,
		},
		{Title: "Call the Cloud API with the access token", Command: "jtlctl api /v2/items -f pageSize=3 --jq '.items[].name'", args: []string{"api", "/v2/items", "-f", "pageSize=3", "--jq", ".items[].name"}},
		{Title: "Learn why another call is refused", Command: "jtlctl api " + order, args: []string{"api", order}, Expected: 1},
		{
			Title: "Find in a manifest what the platform would reject", Command: "jtlctl manifest lint - < app.json",
			args: []string{"manifest", "lint", "-"}, Expected: 1, input: manifest,
		},
		{
			Title:   "Register an app at a JTL-Wawi, and keep the key that is shown once",
			Command: "jtlctl wawi register shop --url $WAWI --app - < app-registration.yaml",
			args:    []string{"wawi", "register", "shop", "--url", s.WawiURL(), "--app", "-", "--interval", "200ms"}, input: application,
			Note: "the keyring of the demo is in its memory: nothing is stored on this machine",
		},
		{Title: "Call that JTL-Wawi with the key", Command: "jtlctl wawi call shop GET /v2/info", args: []string{"wawi", "call", "shop", "GET", "/v2/info"}},
	}, nil
}

// manifest asks for a scope that no API has, and has a field with its old name.
const manifest = `{
  "technicalName": "stock-watch",
  "version": "1.0.0",
  "lifecycle": {"setupUrl": "https://stock-watch.example/setup"},
  "capabilities": {"erp": {"api": {"scopes": ["items.read", "orders.write"]}}}
}
`

// application has a scope that the merchant of the demo denies.
const application = `AppId: stock-watch
DisplayName: Stock watch
Description: Tells when something runs out
Version: 1.0.0
ProviderName: Stock Watch
ProviderWebsite: https://stock-watch.example
AppIcon: iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==
MandatoryApiScopes: [items.read]
OptionalApiScopes: [salesorders.read]
`

// abridged leaves out the middle of a long table.
func abridged(table string) (text, note string) {
	const first, last = 12, 3
	lines := strings.SplitAfter(strings.TrimRight(table, "\n"), "\n")
	left := len(lines) - first - last
	if left <= 0 {
		return table, ""
	}
	return strings.Join(lines[:first], "") + "…\n" + strings.Join(lines[len(lines)-last:], ""), fmt.Sprintf("the demo leaves out %d lines at …", left)
}

func shortened(token string) (text, note string) {
	const shown = 60
	token = strings.TrimSpace(token)
	if len(token) <= shown {
		return token, ""
	}
	return token[:shown] + "…", fmt.Sprintf("the demo cuts the token, which has %d characters", len(token))
}

// Forge writes another tenant into a token and leaves its signature as it is.
func Forge(token string) string {
	parts := strings.Split(token, ".")
	payload, err := base64.RawURLEncoding.DecodeString(parts[1])
	if err != nil {
		return token
	}
	forged := bytes.Replace(payload, []byte(sandbox.DefaultTenant), []byte("00000000-dead-4bad-8bad-000000000bad"), 1)
	parts[1] = base64.RawURLEncoding.EncodeToString(forged)
	return strings.Join(parts, ".")
}
