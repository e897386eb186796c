package main

import "github.com/jtlctl/jtlctl/internal/jwt"

// verifyReport is the document of `jwt verify`; with --batch one stands on each
// line, and has no warnings. It is a contract.
type verifyReport struct {
	jwt.Result
	warned
}
