package verify

import (
	"encoding/base64"
	"errors"
	"io/fs"
	"os"
	"runtime"
	"strings"

	"github.com/jtlctl/jtlctl/internal/disk"
	"github.com/jtlctl/jtlctl/internal/fault"
	"github.com/jtlctl/jtlctl/internal/jwks"
	"github.com/jtlctl/jtlctl/internal/jwt"
	"github.com/jtlctl/jtlctl/internal/quote"
)

const keySetForms = "a key set is a JWK Set, an array of JWKs, a single JWK, or PEM with public keys or certificates"

// given returns the keys that --jwks names; nil if there is none.
func (s Sources) given(r Request) (jwt.KeySource, error) {
	switch {
	case r.jwks == "":
		return nil, nil
	case r.jwks == "-":
		return parseKeys(r.input, "standard input")
	case isKeySetText(r.jwks):
		return parseKeys([]byte(unquoted(r.jwks)), "the text of --jwks")
	case strings.Contains(r.jwks, "://"):
		source, err := s.Remote(r.jwks, r.offline)
		if err != nil {
			return nil, err
		}
		source.Chosen = true
		return source, nil
	}
	return readKeys(r.jwks)
}

// isKeySetText reports whether --jwks is a key set itself. When in doubt it is,
// so that a message does not repeat it as the name of a file.
func isKeySetText(text string) bool {
	const longestPath = 1024
	bare := unquoted(text)
	switch {
	case strings.ContainsAny(text, "\r\n") || strings.Contains(text, "-----BEGIN ") || strings.Contains(text, `"kty"`) || len(text) > longestPath:
		return true
	case bare != "" && strings.ContainsRune("{[", rune(bare[0])), isDER(bare):
		_, err := os.Stat(text)
		return err != nil
	}
	return false
}

// isDER reports whether a text can be the content of a PEM block without its
// title: base64 of an ASN.1 sequence.
func isDER(text string) bool {
	const shortest, sequence = 40, 0x30
	der, err := base64.StdEncoding.DecodeString(text)
	return err == nil && len(der) >= shortest && der[0] == sequence
}

// unquoted removes what a shell that knows no such quotes leaves around a text,
// as cmd.exe does with single ones.
func unquoted(text string) string {
	text = strings.TrimSpace(strings.TrimPrefix(text, "\ufeff"))
	if len(text) > 1 && text[0] == '\'' && text[len(text)-1] == '\'' {
		return strings.TrimSpace(text[1 : len(text)-1])
	}
	return text
}

// parseKeys reads a key set that has no file. Nothing of it is repeated in a
// message.
func parseKeys(text []byte, source string) (jwt.KeySource, error) {
	set, err := jwks.Parse(disk.Text(text))
	if err != nil {
		reason := "it is neither JSON of that form nor PEM"
		switch {
		case errors.Is(err, jwks.ErrEmpty), errors.Is(err, jwks.ErrTooLarge):
			reason = err.Error()
		}
		return nil, fault.New(fault.Input, "%s is not a key set: %s", source, reason).WithHint(keySetForms)
	}
	return jwks.Static{Set: set, Source: source}, nil
}

func readKeys(path string) (jwt.KeySource, error) {
	text, err := disk.ReadNamed(path, 2*jwks.MaxSize)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil, fault.New(fault.Input, "there is no key set file %s", path).
			WithHint("`jtlctl jwks get -o json > %s` writes one", quote.Typed(runtime.GOOS, path)).WithCause(err)
	case errors.Is(err, disk.ErrTooLarge):
		return nil, fault.New(fault.Input, "the file %s is not a key set: %v", path, jwks.ErrTooLarge).WithHint(keySetForms).WithCause(err)
	case err != nil:
		return nil, disk.Fault(fault.Input, err, "the key set file %s cannot be read", path)
	}
	set, err := jwks.Parse(disk.Text(text))
	if err != nil {
		return nil, fault.New(fault.Input, "the file %s is not a key set: %v", path, err).
			WithHint("`jtlctl jwks get -o json` prints one; " + keySetForms).WithCause(err)
	}
	return jwks.Static{Set: set, Source: path}, nil
}
