package jwt

import (
	"errors"
	"fmt"
	"strings"

	"github.com/jtlctl/jtlctl/internal/fault"
)

// Input finds the token in what a user passed.
func Input(text string) (Pasted, error) {
	pasted := Extract(text)
	switch {
	case len(pasted.Found) > 0:
		return Pasted{}, severalFault(pasted.Found)
	case pasted.Token == "":
		return Pasted{}, fault.New(fault.Input, "there is no token: the input is empty").
			WithHint("pass the token as an argument or on standard input")
	}
	return pasted, nil
}

// severalFault lists the tokens of a text by kind and place. What they say is
// not shown.
func severalFault(found []Occurrence) error {
	const most = 5
	var list []string
	for i, one := range found[:min(most, len(found))] {
		list = append(list, fmt.Sprintf("%d. %s at %s", i+1, kindOf(one).title(), quote(one.Place)))
	}
	if more := len(found) - most; more > 0 {
		list = append(list, fmt.Sprintf("and %d more", more))
	}
	return fault.New(fault.Input, "there are %d JWTs in the input: %s", len(found), strings.Join(list, ", ")).
		WithHint("pass one of them")
}

func kindOf(one Occurrence) Kind {
	text := one.Token
	if one.joined != "" {
		text = one.joined
	}
	token, err := Parse(text)
	if err != nil {
		return Unknown
	}
	return DetectKind(token.Payload)
}

// Open is Parse for a token that a user wants to read: a token that was wrapped
// is joined, which the warning says, and the error says what a token looks like.
func Open(pasted Pasted) (token *Token, warning string, err error) {
	text := pasted.Token
	if pasted.Joined != "" {
		text, warning = pasted.Joined, "the token had white space inside, which was removed to show it; `jtlctl jwt verify` refuses it like that"
	}
	token, err = Parse(text)
	if err == nil {
		return token, warning, nil
	}
	if pasted.Opaque {
		return nil, "", fault.New(fault.Input, "this is an opaque token, not a JWT: it has no content that can be shown").
			WithHint("only the server that issued it can say what it stands for")
	}
	f := fault.New(fault.Input, "this is not a readable JWT: %v", err).WithCause(err)
	var format *FormatError
	if errors.As(err, &format) && format.Encrypted != nil {
		return nil, "", f
	}
	return nil, "", f.WithHint("a JWT looks like eyJ….eyJ….abc, three parts of letters, digits, - and _ joined by dots")
}
