package jwt

import (
	"context"
	"encoding/json"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/jtlctl/jtlctl/internal/exactjson"
)

// FuzzParse: whatever the bytes, reading does not panic, and what was read is
// what was written.
func FuzzParse(f *testing.F) {
	for _, seed := range []string{rfc7515RS256, rfc7515HS256, "", "..", "a.b.c.d.e", b64(goodHeader) + "." + b64(goodClaims) + ".AA",
		b64(`{"a":{"a":[1,"\u0061"]},"a":"\\\""}`) + "." + b64(`{}`) + "."} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		token, err := Parse(Extract(text).Token)
		if err != nil {
			if !utf8.ValidString(err.Error()) && utf8.ValidString(text) {
				t.Errorf("the message is no text: %q", err)
			}
			return
		}
		Decode(token, now())
		for _, object := range []exactjson.Object{token.Header, token.Payload} {
			var members map[string]json.RawMessage
			if err := json.Unmarshal(object.Raw, &members); err != nil {
				t.Fatalf("%s was read and is no object: %v", object.Raw, err)
			}
			for name, want := range members {
				if got, ok := object.Get(name); !ok || string(got) != string(want) {
					t.Errorf("%s of %s is %s, want %s", name, object.Raw, got, want)
				}
			}
			if repeated := len(object.Members) - len(members); repeated > object.DuplicateCount {
				t.Errorf("%d repeated names in %s, %d noted", repeated, object.Raw, object.DuplicateCount)
			}
		}
	})
}

// FuzzExtract: whatever surrounds it, what is found is in the text to the letter,
// and one good token is found in each of its usual surroundings.
func FuzzExtract(f *testing.F) {
	token := edToken(f, goodHeader, goodClaims)
	f.Add("Authorization: Bearer ", "\n")
	f.Add(`{"a":{"appToken":"`, `"}}`)
	f.Add("https://x.test/?a=%20", "&b=1#c")
	f.Add("eyJhIjoxfQ.eyJh\n> Ijox", ".AA")
	f.Add("", "=")
	f.Fuzz(func(t *testing.T, before, after string) {
		text := before + token + after
		got := Extract(text)
		if got.Joined != "" && strings.ContainsAny(got.Joined, " \t\r\n") {
			t.Errorf("%q has white space", got.Joined)
		}
		if got.Token != "" && got.Joined == "" {
			if _, err := Parse(got.Token); err == nil && !strings.Contains(text, got.Token) && !strings.ContainsAny(text, "%\\") {
				t.Errorf("%q is not in %q", got.Token, text)
			}
		}
		if r, err := Verify(context.Background(), got.Token, session(), keySet(), now()); err != nil || r.Valid && got.Token != token {
			t.Errorf("%q is valid, %v", got.Token, err)
		}
	})
}

// FuzzVerify changes bytes of a good token: verification does not panic and
// never says yes to a token that is not, to the letter, the good one.
func FuzzVerify(f *testing.F) {
	good := edToken(f, goodHeader, goodClaims)
	f.Add(0, byte('A'), "")
	f.Add(len(good)-1, byte('B'), "")
	f.Add(10, byte(0), "=")
	f.Add(50, byte('e'), "\n")
	f.Fuzz(func(t *testing.T, at int, with byte, tail string) {
		changed := []byte(good)
		changed[uint(at)%uint(len(changed))] = with
		token := string(changed) + tail
		r, err := Verify(context.Background(), token, session(), keySet(), now())
		if err != nil {
			t.Fatal(err)
		}
		if r.Valid != (token == good) {
			t.Errorf("valid %v for %q", r.Valid, token)
		}
		assertUntrustedStaysHidden(t, r)
	})
}
