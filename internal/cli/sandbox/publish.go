package sandbox

import (
	"encoding/json"
	"runtime"

	"github.com/jtlctl/jtlctl/internal/cli/kit"
	"github.com/jtlctl/jtlctl/internal/platform"
	"github.com/jtlctl/jtlctl/internal/quote"
	"github.com/jtlctl/jtlctl/internal/sandbox"
)

// publish tells people and programs where a sandbox is, whose port is open.
func publish(a *kit.App, s *sandbox.Server, files *sandbox.Published, ca string) error {
	report := newReport(s, ca)
	text, err := json.Marshal(report) //nolint:gosec // the secret is public, and opens nothing but a sandbox
	if err != nil {
		return err
	}
	if err := files.Write(append(text, '\n'), s.AppVariables()); err != nil {
		return err
	}
	if a.Flags.JSON() {
		return a.Console.JSON(report)
	}
	printSandbox(a, s, ca)
	return nil
}

func newReport(s *sandbox.Server, ca string) Report {
	at := s.Endpoints()
	report := Report{
		URL: at.APIURL, TokenURL: at.TokenURL, Issuer: at.Issuer, JWKSURL: at.JWKSURL,
		AppIssuer: s.AppIssuer(), AppJWKSURL: s.AppIssuer() + sandbox.ZitadelKeysPath, APIURL: at.APIURL, WawiURL: s.WawiURL(),
		ClientID: sandbox.ClientID, ClientSecret: sandbox.ClientSecret, AppID: sandbox.AppID, TenantID: sandbox.DefaultTenant,
		CAFile: ca, Address: s.Address(), Environment: map[string]string{},
	}
	for _, v := range variables(s, ca) {
		report.Environment[v.Name] = v.Value
	}
	return report
}

func variables(s *sandbox.Server, ca string) []sandbox.Variable {
	if ca == "" {
		return s.Variables()
	}
	return append(s.Variables(), sandbox.Variable{Name: platform.SandboxCAVariable, Value: ca})
}

func printSandbox(a *kit.App, s *sandbox.Server, ca string) {
	a.Console.Notef("sandbox at %s", s.Endpoints().APIURL)
	a.Console.Notef("`jtlctl token get --env sandbox` in another terminal needs %s; an app, and jtlctl without --env, need these:", neededBySandbox(s, ca))
	a.Console.Notef("")
	for _, block := range assignments(runtime.GOOS, variables(s, ca)) {
		if block.shell != "" {
			a.Console.Notef("in %s:", block.shell)
		}
		for _, line := range block.lines {
			a.Console.Printf("%s\n", line)
		}
		a.Console.Notef("")
	}
	if ca != "" {
		a.Console.Notef("its certificate authority is %s, until it ends", ca)
	}
	a.Console.Notef("its tenant is %s, its JTL-Wawi is at %s", sandbox.DefaultTenant, s.WawiURL())
	a.Console.Notef("then `jtlctl token get`, or `%s`; Ctrl-C ends the sandbox", verifyLine(runtime.GOOS))
}

// neededBySandbox says which of the variables a command with --env sandbox needs.
func neededBySandbox(s *sandbox.Server, ca string) string {
	switch {
	case ca != "":
		return "only " + platform.SandboxVariable + " and " + platform.SandboxCAVariable
	case s.Address() == sandbox.DefaultAddr:
		return "no variable"
	}
	return "only " + platform.SandboxVariable
}

// shellLines set the variables in one shell; shell is its name if a system has
// several that are usual.
type shellLines struct {
	shell string
	lines []string
}

// assignments sets the variables in every shell that is usual on a system: nothing
// says from which one of Windows a program was started.
func assignments(system string, variables []sandbox.Variable) []shellLines {
	var usual, cmd []string
	for _, v := range variables {
		usual = append(usual, Assignment(system, v.Name, v.Value))
		line, ok := quote.SetCmd(v.Name, v.Value)
		if !ok {
			line = "rem the value of " + v.Name + " cannot be typed in cmd.exe"
		}
		cmd = append(cmd, line)
	}
	if system != "windows" {
		return []shellLines{{"", usual}}
	}
	return []shellLines{{"PowerShell", usual}, {"cmd.exe", cmd}}
}

// verifyLine verifies a token of the sandbox, in every shell that is usual on a
// system.
func verifyLine(system string) string {
	if system == "windows" {
		return "jtlctl sandbox token | jtlctl jwt verify"
	}
	return `jtlctl jwt verify "$(jtlctl sandbox token)"`
}

// Assignment sets a variable in the shell that is usual on a system.
func Assignment(system, name, value string) string {
	if system == "windows" {
		return "$env:" + name + " = " + quote.PowerShell(value)
	}
	return "export " + name + "=" + quote.Sh(value)
}
