package token

import (
	"cmp"
	"encoding/json"
	"io"
	"net/http"
	"strings"
)

// recorder keeps the last answer as it came, because the OAuth library drops
// what a message to the user needs: content type, body and hint.
type recorder struct {
	next     http.RoundTripper
	response *http.Response
	body     []byte
	readable []byte // the body as the OAuth library can read it; nil means as it is
	err      error  // no answer
	readErr  error  // an answer that could not be read to its end
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

// normalise lets the OAuth library read what it would stumble over: JSON that
// is declared as text, and a life that is no whole number.
func (r *recorder) normalise(response *http.Response) {
	var answer map[string]any
	if json.Unmarshal(r.body, &answer) != nil {
		return
	}
	response.Header = response.Header.Clone()
	response.Header.Set("Content-Type", "application/json")
	if life, has := answer["expires_in"]; has {
		answer["expires_in"] = seconds(life)
		r.readable, _ = json.Marshal(answer)
	}
}
