package main

import (
	"encoding/base64"
	"encoding/json"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/url"
	"strconv"
	"strings"
	"testing"

	"github.com/jtlctl/jtlctl/internal/sandbox"
	"github.com/jtlctl/jtlctl/internal/sandbox/cloudapi"
)

const jsonType = "application/json"

func newLoad(t *testing.T, base string) *load {
	t.Helper()
	u, err := url.Parse(base)
	if err != nil {
		t.Fatal(err)
	}
	return &load{base: base, address: u.Host, prefix: u.Path, client: &http.Client{Transport: &http.Transport{MaxIdleConnsPerHost: atOnce(), MaxConnsPerHost: 2 * atOnce()}}}
}

// cloud is the mix for a sandbox.
func (l *load) cloud() []attempt {
	item := func(n int) string { return "/erp/v2/items/" + strconv.Itoa(n) }
	return []attempt{
		l.token, l.register, l.mint, l.delegated,
		l.api("GET", func(int) string { return "/erp/v2/items?pageSize=50" }, "", 200),
		l.api("GET", item, "", 200),
		l.api("POST", func(int) string { return cloudapi.Base + cloudapi.GraphQLPath }, `{"query":"{ QueryItems(first: 20) { nodes { id } totalCount } }"}`, 200),
		l.api("POST", func(int) string { return cloudapi.Base + cloudapi.GraphQLPath }, `{"query":"{ QueryItems( {"}`, 200),
		l.api("GET", func(int) string { return "/.well-known/jwks" }, "", 0),
		l.api("GET", func(n int) string { return "/erp/v2/nothing/" + strconv.Itoa(n) }, "", 404),
		l.api("PUT", item, `{"name":`, 0),
		l.wrong("GET", "/erp/v2/items", "", 401), l.wrong("POST", sandbox.MintPath, `{"ttl":`, 400), l.wrong("POST", sandbox.LegacyTokenPath, "grant_type=", 0),
		l.abort(""), l.abort("GET /erp/v2/it"), l.abort("POST " + sandbox.MintPath + " HTTP/1.1\r\nHost: x\r\nContent-Length: 100\r\n\r\n{"),
		l.abort("\x16\x03\x01 nonsense\r\n\r\n"), l.leave, l.api("GET", item, "", 200),
	}
}

// proxied is the mix for a proxy in front of one.
func (l *load) proxied() []attempt {
	item := func(n int) string { return "/v2/items/" + strconv.Itoa(n) }
	return []attempt{
		l.api("GET", item, "", 200), l.api("GET", func(int) string { return "/v2/items?pageSize=50" }, "", 200),
		l.api("POST", func(int) string { return "/v2/graphql" }, `{"query":"{ QueryItems(first: 20) { nodes { id } totalCount } }"}`, 200),
		l.api("GET", func(n int) string { return "/v2/nothing/" + strconv.Itoa(n) }, "", 404),
		l.api("PUT", item, `{"name":`, 0), l.wrong("GET", "/../x", "", 0),
		l.abort(""), l.abort("GET /v2/it"), l.abort("PUT " + l.prefix + "/v2/items/5 HTTP/1.1\r\nHost: " + l.address + "\r\nContent-Length: 100\r\n\r\n{"), l.leave,
	}
}

// send sends a request and reads all of the answer; want 0 is any status.
func (l *load) send(method, path, body string, want int, headers ...string) ([]byte, error) {
	request, err := http.NewRequest(method, l.base+path, strings.NewReader(body))
	if err != nil {
		return nil, err
	}
	for i := 0; i+1 < len(headers); i += 2 {
		request.Header.Set(headers[i], headers[i+1])
	}
	response, err := l.client.Do(request)
	if err != nil {
		return nil, errUnanswered
	}
	defer func() { _ = response.Body.Close() }()
	text, err := io.ReadAll(response.Body)
	switch {
	case err != nil || l.prefix != "" && response.StatusCode == http.StatusBadGateway:
		return nil, errUnanswered
	case want != 0 && response.StatusCode != want:
		return nil, fmt.Errorf("%s %s: %s %s", method, path, response.Status, text)
	}
	return text, nil
}

func (l *load) token(int) error {
	text, err := l.send("POST", sandbox.LegacyTokenPath, "grant_type=client_credentials&client_id="+sandbox.ClientID+"&client_secret="+sandbox.ClientSecret, 0,
		"Content-Type", "application/x-www-form-urlencoded", "Authorization", "Basic "+base64.StdEncoding.EncodeToString([]byte(sandbox.ClientID+":"+sandbox.ClientSecret)))
	var granted struct {
		Token string `json:"access_token"`
	}
	if err == nil && (json.Unmarshal(text, &granted) != nil || granted.Token == "") {
		err = fmt.Errorf("no token: %s", text)
	}
	l.mu.Lock()
	defer l.mu.Unlock()
	l.bearer = granted.Token
	return err
}

// authorization has the last token; one that was asked for first if there is none.
func (l *load) authorization() []string {
	l.mu.Lock()
	bearer := l.bearer
	l.mu.Unlock()
	if bearer == "" && l.prefix == "" {
		_ = l.token(0)
		l.mu.Lock()
		bearer = l.bearer
		l.mu.Unlock()
	}
	if l.prefix != "" {
		return nil // the proxy adds its own
	}
	return []string{"Authorization", "Bearer " + bearer}
}

func (l *load) api(method string, path func(n int) string, body string, want int) attempt {
	return func(n int) error {
		headers := append(l.authorization(), cloudapi.TenantHeader, sandbox.DefaultTenant)
		if body != "" {
			headers = append(headers, "Content-Type", jsonType)
		}
		_, err := l.send(method, path(n), body, want, headers...)
		return err
	}
}

func (l *load) wrong(method, path, body string, want int) attempt {
	return func(int) error {
		_, err := l.send(method, path, body, want, "Content-Type", jsonType)
		return err
	}
}

func (l *load) mint(n int) error {
	_, err := l.send("POST", sandbox.MintPath, fmt.Sprintf(`{"tenant":"tenant-%d"}`, n), 200, "Content-Type", jsonType)
	return err
}

func (l *load) delegated(int) error {
	_, err := l.send("POST", sandbox.DelegatedPath, `{"tenantId":"`+sandbox.DefaultTenant+`"}`, 200, append(l.authorization(), "Content-Type", jsonType)...)
	return err
}

// register registers an app at a JTL-Wawi, and polls for its key.
func (l *load) register(n int) error {
	base := sandbox.WawiPath + "eazybusiness/v2/authentication"
	app := fmt.Sprintf("vendor/app-%d", n)
	headers := []string{"Content-Type", jsonType, "api-version", "2.0", "X-AppId", app, "X-AppVersion", "1.0", "X-ChallengeCode", "challenge-of-the-load-test"}
	text, err := l.send("POST", base, `{"appId":"`+app+`","displayName":"App","description":"Does things","version":"1.0","providerName":"Vendor","providerWebsite":"https://vendor.example",
		"appIcon":"iVBORw0KGgo=","mandatoryApiScopes":["items.read"],"optionalApiScopes":[]}`, 201, headers...)
	if err != nil {
		return err
	}
	var taken struct {
		ID string `json:"registrationRequestId"`
	}
	if err := json.Unmarshal(text, &taken); err != nil || taken.ID == "" {
		return fmt.Errorf("no registration: %s", text)
	}
	_, err = l.send("GET", base+"/"+taken.ID, "", 200, headers...)
	return err
}

// head is a request up to its last line, without the empty one.
func (l *load) head(method, path, more string) string {
	head := method + " " + l.prefix + path + " HTTP/1.1\r\nHost: " + l.address + "\r\n" + more
	if headers := append(l.authorization(), cloudapi.TenantHeader, sandbox.DefaultTenant); len(headers) > 0 {
		for i := 0; i+1 < len(headers); i += 2 {
			head += headers[i] + ": " + headers[i+1] + "\r\n"
		}
	}
	return head
}

func (l *load) lazyPath() string {
	if l.prefix != "" {
		return "/v2/items?pageSize=100"
	}
	return "/erp/v2/items?pageSize=100"
}

// abort sends the beginning of a request, and is gone.
func (l *load) abort(text string) attempt {
	return func(int) error {
		c, err := net.Dial("tcp", l.address)
		if err != nil {
			return errUnanswered
		}
		_, _ = io.WriteString(c, text)
		return c.Close()
	}
}

// leave sends a whole request, and does not wait for the answer.
func (l *load) leave(n int) error {
	return l.abort(l.head("GET", l.lazyPath(), "") + "\r\n")(n)
}
