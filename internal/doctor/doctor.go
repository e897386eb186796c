// Package doctor checks what jtlctl depends on, and says of each thing whether
// it is right and what to do if it is not.
//
// It is given what it checks; it fixes nothing.
package doctor

import (
	"cmp"
	"context"
	"net/http"
	"strings"
	"time"

	"github.com/jtlctl/jtlctl/internal/catalog"
	"github.com/jtlctl/jtlctl/internal/credential"
	"github.com/jtlctl/jtlctl/internal/disk"
	"github.com/jtlctl/jtlctl/internal/fault"
	"github.com/jtlctl/jtlctl/internal/platform"
	"github.com/jtlctl/jtlctl/internal/profile"
	"github.com/jtlctl/jtlctl/internal/secret"
)

// Status is how a finding ended.
type Status string

// The findings there are.
const (
	OK      Status = "ok"
	Warning Status = "warning"
	Failed  Status = "failed"
	Skipped Status = "skipped"
)

// Finding is one thing that was checked. Its JSON form is a contract.
type Finding struct {
	Name   string `json:"name"`   // of the store, folder or endpoint
	Status Status `json:"status"` // how the check ended
	Detail string `json:"detail"` // a sentence
	Remedy string `json:"remedy"` // what to do; empty if there is nothing to do
}

// Report is the document of `jtlctl doctor`. It is a contract.
type Report struct {
	Checks []Finding `json:"checks"` // the checks, in the order in which they ran
	OK     bool      `json:"ok"`     // no check failed
}

// Doctor checks what it holds.
type Doctor struct {
	Configuration *profile.Configuration
	Roots         disk.Roots
	Stores        *credential.Stores
	Catalogs      catalog.Store
	HTTP          *http.Client
	CA            func() (platform.Authorities, error) // to trust besides those of the system
	Now           func() time.Time
	// Redact takes secrets out of a text.
	Redact func(string) string
}

// Examine runs the checks; offline leaves out those that need the network.
func (d Doctor) Examine(ctx context.Context, offline bool) (Report, error) {
	findings, s := d.configuration()
	findings = append(findings, checkFolder("cache folder", d.Roots.Cache), checkFolder("state folder", d.Roots.State), checkGuardedFolder("secrets folder", d.Stores.Folder(), disk.Vault))
	findings = append(findings, checkCatalogs(d.Catalogs, d.Now()), checkCertificates(d.CA, platform.SystemTrustsNobody()))
	findings = append(findings, d.stores(ctx, s)...)
	if !offline {
		findings = append(findings, d.network(ctx, s)...)
	}
	if ctx.Err() != nil {
		return Report{}, fault.New(fault.Interrupted, "interrupted")
	}
	report := Report{findings, true}
	for i, f := range findings {
		report.OK = report.OK && f.Status != Failed
		findings[i].Detail, findings[i].Remedy = d.Redact(f.Detail), d.Redact(f.Remedy)
	}
	return report, nil
}

func (d Doctor) configuration() ([]Finding, profile.Resolved) {
	const name = "configuration"
	finding := Finding{Name: name, Status: OK, Detail: cmp.Or(d.Configuration.Path(), "-")}
	file, err := d.Configuration.Open()
	var s profile.Resolved
	if err == nil {
		if len(file.Unknown) > 0 {
			finding = Finding{name, Warning, finding.Detail + ": " + strings.Join(file.Unknown, "; "), "correct the keys or take them out; they are ignored"}
		}
		s, err = file.Resolve(d.Configuration.Inputs(nil))
	}
	if err != nil {
		finding = failed(name, err)
		byDefault := profile.Inputs{Environment: func(string) string { return "" }}
		if d.Configuration.NamesSandbox() {
			byDefault.Flags = map[string]string{"environment": platform.SandboxName}
		}
		s, _ = (&profile.File{}).Resolve(byDefault)
	}
	return []Finding{finding, checkGuardedFolder(configFolder, d.Roots.Config, disk.Settings)}, s
}

// stores probes the store of the profile, and the keyring in any case. The
// encrypted file is not touched if nothing uses it: it would ask for a new
// passphrase.
func (d Doctor) stores(ctx context.Context, s profile.Resolved) []Finding {
	var findings []Finding
	if s.Sandbox.URL != "" {
		return []Finding{{"secrets", Skipped, "the sandbox has public credentials, and no secret is read", ""}}
	}
	names := secret.Names()
	if strings.HasPrefix(s.Store, secret.HelperPrefix) {
		names = append(names, s.Store)
	}
	for _, name := range names {
		needed := s.Store == name
		if name == secret.FileName && !needed {
			continue
		}
		store, err := d.Stores.Open(name)
		if err != nil {
			findings = append(findings, failed(name, err))
			continue
		}
		if name == secret.KeyringName && !needed {
			store = d.Stores.BriefKeyring() // nobody should have to unlock what is not used
		}
		findings = append(findings, checkStore(ctx, store, needed))
	}
	return findings
}

func (d Doctor) network(ctx context.Context, s profile.Resolved) []Finding {
	var findings []Finding
	clock := checkClock(time.Time{}, time.Time{})
	for _, endpoint := range [][2]string{{"token endpoint", s.Endpoints.TokenURL}, {"API", s.Endpoints.APIURL}, {"SCX endpoint", s.Endpoints.SCXURL}} {
		finding, date := checkEndpoint(ctx, d.HTTP, endpoint[0], endpoint[1])
		findings = append(findings, finding)
		if !date.IsZero() && clock.Status == Skipped {
			clock = checkClock(d.Now(), date)
		}
	}
	return append(findings, clock)
}

// failed is the finding of a check that ended with an error.
func failed(name string, err error) Finding {
	f := fault.From(err)
	return Finding{name, Failed, f.Message, withoutDoctor(f.Hint)}
}

// withoutDoctor removes what a hint says about this command itself.
func withoutDoctor(hint string) string {
	var kept []string
	for clause := range strings.SplitSeq(hint, "; ") {
		clause, _, _ = strings.Cut(clause, ", and see `jtlctl doctor`")
		if !strings.Contains(clause, "`jtlctl doctor") {
			kept = append(kept, clause)
		}
	}
	return strings.Join(kept, "; ")
}
