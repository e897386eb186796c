package token

import (
	"cmp"
	"encoding/json"
	"io"
	"net/http"
	"net/url"
	"strconv"
	"strings"

	"github.com/jtlctl/jtlctl/internal/exactjson"
	"github.com/jtlctl/jtlctl/internal/platform"
)

// recorder keeps the last response as it came, because the OAuth library drops
// what a message to the user needs: content type, body and hint.
type recorder struct {
	next     http.RoundTripper
	response *http.Response
	body     []byte
	readable []byte // the body as the OAuth library can read it; nil means as it is
	err      error  // no response
	readErr  error  // a response that could not be read to its end
}

func (r *recorder) RoundTrip(request *http.Request) (*http.Response, error) {
	response, err := r.next.RoundTrip(request)
	if err != nil {
		r.err = err
		return nil, err
	}
	r.response = response
	r.body, r.readErr = io.ReadAll(response.Body)
	_ = response.Body.Close()
	if r.readErr != nil {
		return nil, r.readErr
	}
	if response.StatusCode == http.StatusOK {
		r.normalise(response)
	}
	response.Body = io.NopCloser(strings.NewReader(cmp.Or(string(r.readable), string(r.body))))
	return response, nil
}

// asksFor reports whether a refusal names a way to authenticate a client.
func (r *recorder) asksFor(auth platform.ClientAuth) bool {
	var fields oauthError
	if r.response == nil || r.readErr != nil || exactjson.Unmarshal(r.body, &fields) != nil || fields.Code == "" {
		return false
	}
	return strings.Contains(fields.words(), "client_secret_"+string(auth))
}

// tokenResponse are the members of RFC 6749, 5.1 and 5.2 that the OAuth library
// reads.
type tokenResponse struct {
	AccessToken json.RawMessage `json:"access_token,omitempty"`
	TokenType   json.RawMessage `json:"token_type,omitempty"`
	ExpiresIn   json.RawMessage `json:"expires_in,omitempty"`
	Scope       json.RawMessage `json:"scope,omitempty"`
	Error       json.RawMessage `json:"error,omitempty"`
	Description json.RawMessage `json:"error_description,omitempty"`
}

// normalise lets the OAuth library read what it would stumble over, which is
// JSON declared as text and a life that is not an integer, and keeps from it
// what it would take for more than it is: names in another letter case, and
// the last of several.
func (r *recorder) normalise(response *http.Response) {
	if !json.Valid(r.body) && formTwice(r.body) == "" {
		return
	}
	response.Header = response.Header.Clone()
	response.Header.Set("Content-Type", "application/json")
	r.readable = []byte("{}") // refused says what is wrong
	var fields tokenResponse
	if exactjson.Unmarshal(r.body, &fields) != nil {
		return
	}
	if fields.ExpiresIn != nil {
		fields.ExpiresIn = strconv.AppendInt(nil, seconds(fields.ExpiresIn), 10)
	}
	//nolint:gosec // it goes to the OAuth library, in memory
	if text, err := json.Marshal(fields); err == nil {
		r.readable = text
	}
}

// formTwice returns a field of a response in form encoding, which some servers
// send instead of JSON, that is given more than once; "" if there is none.
func formTwice(body []byte) string {
	form, err := url.ParseQuery(string(body))
	if err != nil {
		return ""
	}
	for _, name := range []string{"access_token", "token_type", "expires_in", "scope", "error", "error_description"} {
		if len(form[name]) > 1 {
			return name
		}
	}
	return ""
}
