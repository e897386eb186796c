// Package secret has a string that is not printed by accident, a redactor that takes
// secrets out of texts, and the stores that keep secrets: the keyring of the system, an
// encrypted file, and credential helpers of Docker.
//
// It knows no profiles, and not which server a secret may be sent to.
package secret

import (
	"crypto/subtle"
	"fmt"
	"io"
	"log/slog" //nolint:depguard // secrets hide from it too
)

const redacted = "[redacted]"

// String is a secret text. Every way of formatting, logging or marshalling it
// yields "[redacted]"; only Reveal gives the text. The text is behind a
// pointer because fmt reads unexported fields of foreign structs by
// reflection, without asking their methods, and prints a nested pointer as an
// address.
type String struct {
	text *string
}

// New wraps a text.
func New(text string) String { return String{text: &text} }

// Reveal returns the text. Call it only where the secret leaves the program on
// purpose, and nowhere else.
func (s String) Reveal() string {
	if s.text == nil {
		return ""
	}
	return *s.text
}

// Empty reports whether there is no text.
func (s String) Empty() bool { return s.Reveal() == "" }

// Equal compares in constant time.
func (s String) Equal(other String) bool {
	return subtle.ConstantTimeCompare([]byte(s.Reveal()), []byte(other.Reveal())) == 1
}

// String returns "[redacted]".
func (String) String() string { return redacted }

// Format writes "[redacted]" for every verb.
func (String) Format(state fmt.State, _ rune) { _, _ = io.WriteString(state, redacted) }

// MarshalText covers JSON, XML, flags and every other text encoding.
func (String) MarshalText() ([]byte, error) { return []byte(redacted), nil }

// MarshalYAML covers YAML libraries that do not ask for MarshalText.
func (String) MarshalYAML() (any, error) { return redacted, nil }

// LogValue covers log/slog.
func (String) LogValue() slog.Value { return slog.StringValue(redacted) }
