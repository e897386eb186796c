package wawi

import (
	"errors"
	"slices"
	"strings"
	"testing"

	"github.com/jtlctl/jtlctl/internal/erp"
	"github.com/jtlctl/jtlctl/internal/fault"
	"github.com/jtlctl/jtlctl/internal/fault/faulttest"
	"github.com/jtlctl/jtlctl/internal/scope"
)

func TestInstallation_Decisions(t *testing.T) {
	t.Parallel()
	i := *accepted("shop").Installation
	i.Mandatory = []string{"items.read", "salesorders.read"}
	decided := i.Decisions(scope.NewIndex(scope.Builtin()...))
	var words []string
	for _, d := range decided {
		words = append(words, string(d.Decision)+" "+d.Scope)
		for _, operation := range d.Closed {
			if !strings.Contains(operation, " /v2/") {
				t.Errorf("%s is no operation of API 2.x", operation)
			}
		}
		if len(slices.Compact(slices.Sorted(slices.Values(d.Closed)))) != len(d.Closed) {
			t.Errorf("%s: an operation is there twice", d.Scope)
		}
	}
	if strings.Join(words, ", ") != "granted items.read, denied items.write, missing salesorders.read" || len(decided[0].Closed) > 0 || len(decided[1].Closed) == 0 {
		t.Errorf("got %+v", decided)
	}
	i.API = erp.V1.First() // has no such scopes
	if d := i.Decisions(scope.NewIndex(scope.Builtin()...)); len(d[1].Closed) > 0 {
		t.Errorf("operations of the other API: %+v", d[1])
	}
	if d := i.Decisions(nil); len(d) != 3 || len(d[1].Closed) > 0 {
		t.Errorf("without catalogues: %+v", d)
	}
}

func TestReportOfWait(t *testing.T) {
	t.Parallel()
	record, granted := requested("shop", Pending), *accepted("shop").Installation
	for name, test := range map[string]struct {
		i      Installation
		err    error
		status Status // "" is no report
		stored bool
	}{
		"nobody decided":             {Installation{}, fault.New(fault.Pending, "x"), Pending, false},
		"rejected":                   {Installation{}, fault.New(fault.Refused, "x"), Rejected, false},
		"trouble":                    {Installation{}, fault.New(fault.Server, "x"), "", false},
		"no fault":                   {Installation{}, errors.New("x"), "", false},
		"granted, no store":          {granted, fault.New(fault.Store, "x").WithHint("h"), Accepted, false},
		"granted, Ctrl-C":            {granted, fault.New(fault.Interrupted, "x").WithHint("h"), Accepted, false},
		"granted, state not written": {granted, fault.New(fault.Disk, "x").WithHint("h"), Accepted, true},
	} {
		r := reportOfWait("shop", record, test.i, test.err)
		if r == nil && test.status == "" {
			continue
		}
		if r == nil || r.Status != test.status || r.Key.Stored != test.stored || test.status == Accepted && r.Key.Hint != "h" {
			t.Errorf("%s: %+v", name, r)
		}
	}
}

func TestService_Check(t *testing.T) {
	t.Parallel()
	b := newBench(t, taken())
	unknown := accepted("unknown")
	unknown.Installation.GrantedKnown = false
	b.store(t, accepted("shop"), unknown)
	check, err := b.Check("shop", []string{"items.read,items.write"})
	faulttest.Must(t, err)
	if check.Granted || !check.Scopes[0].Granted || check.Scopes[1].Remark != "" {
		t.Errorf("got %+v", check)
	}
	for name, want := range map[string]string{"itms.read": `there is no scope "itms.read" (did you mean "items.read"?)`, "products.read": `did you mean "items.read"?`} {
		_, err = b.Check("shop", []string{"items.read", name})
		faulttest.Want(t, err, fault.Usage, want)
	}
	check, err = b.Check("shop", []string{"robots.read", "labels.print"})
	for i, want := range []string{
		"not in the catalogue of API 2.0; unless it is newer, there is no such scope",
		`not in the catalogue of API 2.0; unless it is newer, there is no such scope (did you mean "labels.`,
	} {
		if err != nil || !strings.HasPrefix(check.Scopes[i].Remark, want) {
			t.Errorf("%+v, %v", check.Scopes[i], err)
		}
	}
	b.Scopes = func() (*scope.Index, error) { return nil, errors.New("no catalogue") }
	check, err = b.Check("shop", []string{"ITEMS.READ"})
	if err != nil || !check.Granted || !b.warnedOf("no catalogue") {
		t.Errorf("%+v, %v", check, err)
	}
	_, err = b.Check("unknown", []string{"items.read"})
	faulttest.Want(t, err, fault.Server, "is not known")
}
