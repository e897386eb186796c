package token

import (
	"bytes"
	"io"
	"net/http"
)

// recorder keeps the last answer as it came, because the OAuth library drops
// what a message to the user needs: content type, body and hint.
type recorder struct {
	next     http.RoundTripper
	response *http.Response
	body     []byte
	err      error // no answer
	readErr  error // an answer that could not be read to its end
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
	response.Body = io.NopCloser(bytes.NewReader(r.body))
	return response, nil
}
