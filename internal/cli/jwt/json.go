package jwt

import (
	"github.com/jtlctl/jtlctl/internal/cli/kit"
	"github.com/jtlctl/jtlctl/internal/jwt"
	"github.com/jtlctl/jtlctl/internal/probe"
)

// VerifyReport is the document of `jwt verify`; with --batch one stands on each
// line, and has no warnings. It is a contract.
type VerifyReport struct {
	jwt.Result
	kit.Warned
}

// ProbeReport is the document of `jwt probe`. It is a contract.
type ProbeReport struct {
	probe.Report
	kit.Warned
}
