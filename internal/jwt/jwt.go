// Package jwt reads and verifies JSON Web Tokens (RFC 7519) in the compact
// serialization of JWS (RFC 7515).
//
// It is pure: callers pass the token, the keys and the time, and it knows nothing
// of HTTP, disk, clock or terminal. It has a parser of its own, which reports
// exactly what is wrong and changes nothing; the cryptography is golang-jwt's.
package jwt

import (
	"encoding/base64"
	"fmt"
	"strings"
	"unicode/utf8"

	"github.com/jtlctl/jtlctl/internal/exactjson"
	"github.com/jtlctl/jtlctl/internal/textutil"
)

// MaxSize is the longest token that is read, in bytes.
const MaxSize = 1 << 20

// The parts of a token, as messages name them.
const (
	partToken     = "token"
	partHeader    = "header"
	partPayload   = "payload"
	partSignature = "signature"
)

// Token is a token taken apart. Nothing about it has been verified.
type Token struct {
	Header, Payload exactjson.Object
	Signature       []byte
	signed          string // what the signature is over: header "." payload
	signature       string // base64url
}

// FormatError says where a token cannot be parsed. Position counts characters
// of the token from 1; it is 0 if the part as a whole is invalid.
type FormatError struct {
	Part     string
	Position int
	Reason   string
	// Encrypted is the header of a JWE, the token that is encrypted.
	Encrypted *exactjson.Object
}

func (e *FormatError) Error() string {
	if e.Position == 0 {
		return e.Part + ": " + e.Reason
	}
	return fmt.Sprintf("%s, character %d: %s", e.Part, e.Position, e.Reason)
}

const whiteSpaceInside = "white space inside; the token was probably wrapped, or there are two texts"

// Parse takes a token apart. The error is a *FormatError.
func Parse(text string) (*Token, error) {
	parts, err := split(text)
	if err != nil {
		return nil, err
	}
	token := &Token{signature: parts[2], signed: text[:len(parts[0])+1+len(parts[1])]}
	payloadAt := len(parts[0]) + 1
	if token.Header, err = parseObject(partHeader, parts[0], 0); err != nil {
		return nil, err
	}
	if token.Payload, err = parseObject(partPayload, parts[1], payloadAt); err != nil {
		return nil, err
	}
	if token.Signature, err = decodePart(partSignature, parts[2], payloadAt+len(parts[1])+1); err != nil {
		return nil, err
	}
	return token, nil
}

// signed matches a token. It is compiled only if a text seems to have one,
// since every line of output passes RedactSignatures.
var signed = textutil.NewPattern(`(eyJ[\w-]+\.[\w-]*)\.[\w-]+`)

// RedactSignatures removes the signatures of all tokens in a text, so that it can
// be printed.
func RedactSignatures(text string) string {
	if !strings.Contains(text, "eyJ") {
		return text
	}
	return signed.Regexp().ReplaceAllString(text, "$1.…")
}

func split(text string) ([]string, error) {
	if text == "" {
		return nil, &FormatError{Part: partToken, Reason: "it is empty"}
	}
	if len(text) > MaxSize {
		return nil, &FormatError{Part: partToken, Reason: fmt.Sprintf("it is longer than 1 MiB (%d bytes)", len(text))}
	}
	if text[0] == '{' || text[0] == '[' {
		return nil, &FormatError{Part: partToken, Reason: "it is JSON without exactly one JWT in it"}
	}
	if at := strings.IndexAny(text, " \t\r\n\v\f"); at >= 0 {
		return nil, &FormatError{Part: partToken, Position: at + 1,
			Reason: whiteSpaceInside}
	}
	parts := strings.SplitN(text, ".", 7)
	switch len(parts) {
	case 3:
		return parts, nil
	case 5:
		return nil, encrypted(parts[0])
	case 1:
		return nil, &FormatError{Part: partToken, Reason: "it has no dot; a JWT has three parts joined by dots, so this may be an opaque token or a key"}
	case 2:
		return nil, &FormatError{Part: partToken, Reason: "only two parts; a JWT has three, the signature is missing"}
	}
	return nil, &FormatError{Part: partToken, Reason: fmt.Sprintf("%s parts; a JWT has three", countParts(parts))}
}

func countParts(parts []string) string {
	if len(parts) > 6 {
		return "more than six"
	}
	return fmt.Sprint(len(parts))
}

// encrypted explains a JWE (RFC 7516), naming its algorithms if its header
// can be parsed.
func encrypted(header string) *FormatError {
	e := &FormatError{Part: partToken, Reason: "five parts: this is a JWE, an encrypted token; its payload can be read only with the recipient's private key"}
	if object, err := parseObject(partHeader, header, 0); err == nil {
		e.Encrypted = &object
		alg, _ := object.Text("alg")
		enc, _ := object.Text("enc")
		e.Reason = fmt.Sprintf("five parts: this is a JWE, an encrypted token (alg %s, enc %s); its payload can be read only with the recipient's private key",
			quote(alg), quote(enc))
	}
	return e
}

// decodePart decodes base64url as RFC 7515 demands it: no padding, no line
// breaks, no second encoding of the same bytes. offset is where the part
// begins in the token.
func decodePart(part, text string, offset int) ([]byte, error) {
	decoded, err := base64.RawURLEncoding.Strict().DecodeString(text)
	if err == nil && !strings.ContainsAny(text, "\r\n") { // which the decoder ignores
		return decoded, nil
	}
	if at := strings.IndexFunc(text, notBase64URL); at >= 0 {
		return nil, &FormatError{Part: part, Position: offset + at + 1, Reason: explainCharacter(text[at:])}
	}
	if len(text)%4 == 1 {
		return nil, &FormatError{Part: part, Position: offset + len(text), Reason: "a base64url text cannot have this length; characters are missing or extra"}
	}
	return nil, &FormatError{Part: part, Position: offset + len(text), Reason: "the last character has bits set that must be zero (non-canonical base64url)"}
}

func notBase64URL(r rune) bool {
	return (r < 'A' || r > 'Z') && (r < 'a' || r > 'z') && (r < '0' || r > '9') && r != '-' && r != '_'
}

func explainCharacter(rest string) string {
	r, _ := utf8.DecodeRuneInString(rest)
	switch r {
	case '=':
		return `"=" is padding, which a JWT does not have`
	case '+':
		return `"+" is standard base64; a JWT is base64url, with "-" in its place`
	case '/':
		return `"/" is standard base64; a JWT is base64url, with "_" in its place`
	case '…':
		return `"…": the token was shortened when it was printed or copied`
	}
	return fmt.Sprintf("%q is not a base64url character", r)
}
