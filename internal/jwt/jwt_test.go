package jwt

import (
	"errors"
	"strings"
	"testing"

	"github.com/jtlctl/jtlctl/internal/exactjson"
)

func TestRedactSignatures(t *testing.T) {
	t.Parallel()
	token := b64(`{"alg":"EdDSA"}`) + "." + b64(`{"a":1}`) + ".c2lnbmF0dXJl"
	got := RedactSignatures("unknown command \"" + token + "\", " + token)
	if strings.Contains(got, "c2lnbmF0dXJl") || strings.Count(got, b64(`{"a":1}`)+".…") != 2 {
		t.Errorf("got %s", got)
	}
	if plain := "no token here. at all"; RedactSignatures(plain) != plain {
		t.Errorf("got %s", RedactSignatures(plain))
	}
}

func TestParse_errors(t *testing.T) {
	t.Parallel()
	header, payload := b64(`{"alg":"EdDSA"}`), b64(`{"a":1}`)
	for _, test := range []struct{ name, token, want string }{
		{"nothing", "", "token: it is empty"},
		{"one part", "abc", "token: it has no dot"},
		{"two parts", header + "." + payload, "token: only two parts"},
		{"four parts", header + "." + payload + ".a.b", "token: 4 parts"},
		{"a hundred parts", strings.Repeat(".", 99), "token: more than six parts"},
		{"a JWE", b64(`{"alg":"RSA-OAEP","enc":"A256GCM"}`) + ".a.b.c.d", `this is a JWE, an encrypted token (alg "RSA-OAEP", enc "A256GCM")`},
		{"a JWE with a broken header", "a.b.c.d.e", "this is a JWE, an encrypted token;"},
		{"an empty header", "." + payload + ".AA", "header: it is empty"},
		{"an empty payload", header + "..AA", "payload: it is empty"},
		{"padding in the header", header + "=." + payload + ".AA", `header, character 21: "=" is padding`},
		{"padding in the signature", header + "." + payload + ".AA==", `signature, character 35: "=" is padding`},
		{"plus", header + ".a+b.AA", `payload, character 23: "+" is standard base64; a JWT is base64url, with "-"`},
		{"slash", header + ".a/b.AA", `payload, character 23: "/" is standard base64; a JWT is base64url, with "_"`},
		{"an ellipsis", header + ".abc….AA", `"…": the token was shortened`},
		{"another character", header + ".a!b.AA", `payload, character 23: '!' is not a base64url character`},
		{"a control character", header + ".a\x1bb.AA", `'\x1b' is not a base64url character`},
		{"non-canonical last bits", header + "." + payload + ".AB", "signature, character 34: the last character has bits set that must be zero"},
		{"an impossible length", header + "." + payload + ".AAAAA", "signature, character 37: a base64url text cannot have this length"},
		{"a space inside", header + "." + payload + ".A A", "token, character 34: white space inside"},
		{"a line break inside", header + ".\n" + payload + ".AA", "token, character 22: white space inside"},
		{"header no JSON", b64("{alg}") + "." + payload + ".AA", "header, character 2: not JSON at byte 2 of the decoded text"},
		{"truncated JSON", header + "." + b64(`{"a":`) + ".AA", "payload, character 27: not JSON at byte 5 of the decoded text"},
		{"two JSON texts", header + "." + b64(`{}{}`) + ".AA", "not JSON at byte 3"},
		{"payload an array", header + "." + b64(`[1]`) + ".AA", "payload: it is JSON, but an array, not an object"},
		{"payload a string", header + "." + b64(`"x"`) + ".AA", "payload: it is JSON, but a string, not an object"},
		{"payload a number", header + "." + b64(`1`) + ".AA", "payload: it is JSON, but a number, not an object"},
		{"payload null", header + "." + b64(`null`) + ".AA", "payload: it is JSON, but null, not an object"},
		{"payload a boolean", header + "." + b64(`true`) + ".AA", "payload: it is JSON, but a boolean, not an object"},
		{"header not UTF-8", b64("{\"a\":\"\xff\"}") + "." + payload + ".AA", "header: it is not UTF-8 text"},
		{"too long", strings.Repeat("a", MaxSize+1), "token: it is longer than 1 MiB"},
	} {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			token, err := Parse(test.token)
			var format *FormatError
			if token != nil || !errors.As(err, &format) {
				t.Fatalf("Parse = %v, %v", token, err)
			}
			if !strings.Contains(err.Error(), test.want) {
				t.Errorf("got  %s\nwant %s", err, test.want)
			}
		})
	}
}

func TestParse_maxSize(t *testing.T) {
	t.Parallel()
	header := b64(`{"alg":"EdDSA"}`)
	room := (MaxSize - len(header) - 4) / 4 * 3
	payload := b64(`{"a":"` + strings.Repeat("x", room-8) + `"}`)
	token := header + "." + payload + ".AA"
	if len(token) < MaxSize-8 || len(token) > MaxSize {
		t.Fatalf("the token has %d bytes", len(token))
	}
	if _, err := Parse(token); err != nil {
		t.Error(err)
	}
}

func TestParse_deepNesting(t *testing.T) {
	t.Parallel()
	for _, depth := range []int{10, exactjson.MaxDepth - 1, exactjson.MaxDepth, 9_000, 200_000} {
		deep := `{"a":` + strings.Repeat("[", depth) + strings.Repeat("]", depth) + `}`
		token, err := Parse(b64(`{"alg":"EdDSA"}`) + "." + b64(deep) + ".AA")
		if (err == nil) != (depth < exactjson.MaxDepth) {
			t.Errorf("depth %d: %v, %v", depth, token != nil, err)
		}
	}
}
