package wawi

import (
	"context"
	"encoding/json"
	"net/http"

	"github.com/jtlctl/jtlctl/internal/textutil"
)

// registerPath is where a registration is asked for.
const registerPath = "/authentication"

// Draft is the request of a registration as it would be sent, without its
// secret and with the beginning of the icon only.
type Draft struct {
	Method  string            `json:"method"`  // the method of the request
	URL     string            `json:"url"`     // the address of the request
	Headers map[string]string `json:"headers"` // the headers that would be sent, by name
	Body    json.RawMessage   `json:"body"`    // the body that would be sent
}

// Hidden replaces the challenge code in a Draft, which is made for each
// registration and is a secret.
const Hidden = "***"

// DraftOf returns the request with which an app would be registered at a
// target, whose generation is known.
func DraftOf(target Target, app App, icon Picture) (Draft, error) {
	body, err := app.Request(target.API.Generation, textutil.Shorten(icon.Base64, 24))
	if err != nil {
		return Draft{}, err
	}
	r, err := target.request(context.Background(), http.MethodPost, registerPath, identity{app.AppID, app.Version, Hidden}, body)
	if err != nil {
		return Draft{}, err
	}
	d := Draft{Method: r.Method, URL: r.URL.String(), Headers: map[string]string{}, Body: body}
	for name := range r.Header {
		d.Headers[name] = r.Header.Get(name)
	}
	return d, nil
}
