package jwks

import (
	"cmp"
	"encoding/base64"
	"encoding/json"
	"errors"
	"fmt"
	"strings"

	"github.com/jtlctl/jtlctl/internal/exactjson"
	"github.com/jtlctl/jtlctl/internal/textutil"
)

// jwk has the members of RFC 7517, 7518 and 8037 that are used; "" is one that
// the key does not have.
type jwk struct {
	Kty, Kid, Alg, Use, Crv string
	N, E, X, Y              string
	KeyOps                  []string // nil if the key has none
	Private                 string   // the name of a member that only a private or symmetric key has

	object exactjson.Object
}

// parseJWK reads a key. With an error it returns the kid if that is known. A key that
// gives a member twice means different keys to different readers.
func parseJWK(text json.RawMessage) (jwk, error) {
	object, err := exactjson.Parse(text)
	if err != nil {
		return jwk{}, errors.New("it is not a JWK")
	}
	w := jwk{object: object}
	w.Kid, _ = object.Text("kid")
	switch {
	case len(object.Duplicates) > 0:
		return w, fmt.Errorf("it has %s more than once", member(object.Duplicates[0]))
	case len(object.LoneSurrogates) > 0:
		return w, fmt.Errorf("its %s has an unpaired surrogate, which is not a character", member(object.LoneSurrogates[0]))
	}
	for _, field := range []struct {
		name string
		into *string
	}{
		{"kty", &w.Kty}, {"kid", &w.Kid}, {"alg", &w.Alg}, {"use", &w.Use}, {"crv", &w.Crv},
		{"n", &w.N}, {"e", &w.E}, {"x", &w.X}, {"y", &w.Y},
	} {
		err = cmp.Or(err, w.text(field.name, field.into))
	}
	// RFC 7518, 6.2.2, 6.3.2 and 6.4.
	for _, name := range []string{"d", "k", "p", "q", "dp", "dq", "qi", "oth"} {
		if value, has := object.Get(name); has && string(value) != "null" && string(value) != `""` {
			w.Private = cmp.Or(w.Private, name)
		}
	}
	return w, cmp.Or(err, w.operations())
}

// text reads a member that must be a string. null counts as not given: some
// servers write every member that a key may have.
func (w jwk) text(name string, into *string) error {
	value, has := w.object.Get(name)
	kind := exactjson.KindOf(value)
	if !has || kind == "null" {
		return nil
	}
	if kind != "string" {
		return fmt.Errorf("it is not a JWK: its %s is %s, not a string", name, exactjson.WithArticle(kind))
	}
	*into, _ = w.object.Text(name)
	return nil
}

func (w *jwk) operations() error {
	value, has := w.object.Get("key_ops")
	if has && json.Unmarshal(value, &w.KeyOps) != nil {
		return errors.New("it is not a JWK: its key_ops is not an array of strings")
	}
	return nil
}

// decode decodes a member that must be there.
func (w jwk) decode(name, text string) ([]byte, error) {
	if text == "" {
		return nil, errors.New(w.missing(name))
	}
	decoded, err := base64.RawURLEncoding.Strict().DecodeString(text)
	if err != nil || strings.ContainsAny(text, "\r\n") {
		return nil, fmt.Errorf("its %s is not base64url", name)
	}
	return decoded, nil
}

// missing says that a member is not there.
func (w jwk) missing(name string) string {
	if other := w.object.OtherCase(name); other != "" {
		return fmt.Sprintf("it has no %s; it has %s, but letter case matters", name, quote(other))
	}
	return "it has no " + name
}

// member names what a JSON pointer leads to.
func member(pointer string) string { return quote(strings.TrimPrefix(pointer, "/")) }

// quote quotes texts of a key set, each shortened.
func quote(texts ...string) string {
	const maxCharacters, maxTexts = 40, 5
	var quoted []string
	for _, text := range texts[:min(maxTexts, len(texts))] {
		quoted = append(quoted, textutil.Quote(text, maxCharacters))
	}
	if len(texts) > maxTexts {
		quoted = append(quoted, "…")
	}
	return strings.Join(quoted, ", ")
}
