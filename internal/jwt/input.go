package jwt

import (
	"errors"

	"github.com/jtlctl/jtlctl/internal/fault"
)

// Input takes the token out of what a user handed over.
func Input(text string) (string, error) {
	token := Extract(text)
	if token == "" {
		return "", fault.New(fault.Input, "there is no token: the input is empty").
			WithHint("hand the token over as an argument or on standard input")
	}
	return token, nil
}

// Open is Parse for a token that a user wants to read: the error says what a
// token looks like.
func Open(text string) (*Token, error) {
	token, err := Parse(text)
	if err == nil {
		return token, nil
	}
	f := fault.New(fault.Input, "this is not a readable JWT: %v", err).WithCause(err)
	var format *FormatError
	if errors.As(err, &format) && format.Encrypted != nil {
		return nil, f
	}
	return nil, f.WithHint("a JWT looks like eyJ….eyJ….abc, three parts of letters, digits, - and _ joined by dots")
}
