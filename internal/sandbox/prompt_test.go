package sandbox

import (
	"context"
	"errors"
	"fmt"
	"io"
	"strings"
	"testing"

	"github.com/jtlctl/jtlctl/internal/erp"
)

// newTestPrompt writes what it says into the text.
func newTestPrompt(said *strings.Builder) *ApprovalPrompt {
	p := NewApprovalPrompt()
	say := func(format string, args ...any) { fmt.Fprintf(said, format+"\n", args...) }
	p.Note, p.Warn, p.Hint, p.Flags = say, say, say, " --addr 127.0.0.1:1"
	return p
}

// pendingAt registers an app at a sandbox that decides about nothing itself.
func pendingAt(t *testing.T, p *ApprovalPrompt) (*Sandbox, Registration) {
	t.Helper()
	b := newWawiBench(t, Wawi{Approval: Approval{Mode: ApproveManual}, Asked: p.Add})
	newClient(b, erp.V2).registered(t)
	return b.Sandbox, <-p.waiting
}

func TestApprovalPrompt_decide(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct {
		answers []string
		err     error // after the answers
		status  string
		says    string
	}{
		"y":               {[]string{"y"}, nil, Accepted, "accepted "},
		"yes":             {[]string{" YES "}, nil, Accepted, "accepted "},
		"n":               {[]string{"n"}, nil, Rejected, "rejected "},
		"no":              {[]string{"No"}, nil, Rejected, "rejected "},
		"neither at once": {[]string{"", "maybe", "yn", "y"}, nil, Accepted, "accepted "},
		"nobody there":    {nil, io.EOF, Pending, "with `jtlctl sandbox approve "},
		"Ctrl-D":          {[]string{"perhaps"}, io.EOF, Pending, "with `jtlctl sandbox approve "},
		"a broken one":    {nil, errors.New("the disk is on fire"), Pending, "the terminal cannot be read: the disk is on fire"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			var said strings.Builder
			p := newTestPrompt(&said)
			served, r := pendingAt(t, p)
			answers := test.answers
			p.Ask = func(_ context.Context, question string) (string, error) {
				p.Log("a request")
				if question != "accept App (vendor/app)? [y/n]" {
					t.Errorf("asks %q", question)
				}
				if len(answers) == 0 {
					return "", test.err
				}
				answer := answers[0]
				answers = answers[1:]
				return answer, nil
			}
			p.decide(t.Context(), served.Registry, r)
			p.Log("the end")
			text := said.String()
			if !strings.HasPrefix(text, "App (vendor/app) asks for items.read; optionally items.write, customers.read\n") || !strings.Contains(text, test.says) {
				t.Errorf("says %q", text)
			}
			if strings.Contains(text, "a request") || !strings.HasSuffix(text, "the end\n") {
				t.Errorf("remarks while it asks, or none afterwards: %q", text)
			}
			if test.status == Pending && !strings.Contains(text, r.ID+" --addr 127.0.0.1:1`") {
				t.Errorf("does not name the whole command: %q", text)
			}
			if got := served.Registrations()[0].Status; got != test.status {
				t.Errorf("the registration is %s", got)
			}
		})
	}
}

// TestApprovalPrompt_decide_elsewhere: what was decided in the meantime stays.
func TestApprovalPrompt_decide_elsewhere(t *testing.T) {
	t.Parallel()
	var said strings.Builder
	p := newTestPrompt(&said)
	served, r := pendingAt(t, p)
	p.Ask = func(context.Context, string) (string, error) {
		_, err := served.Reject(r.ID)
		return "y", err
	}
	p.decide(t.Context(), served.Registry, r)
	if got := served.Registrations()[0].Status; got != Rejected || !strings.Contains(said.String(), "is rejected already") {
		t.Errorf("%s: %s", got, &said)
	}
}

func TestApprovalPrompt_Add(t *testing.T) {
	t.Parallel()
	var said strings.Builder
	p := newTestPrompt(&said)
	for range cap(p.waiting) {
		p.Add(Registration{})
	}
	if said.Len() > 0 {
		t.Errorf("says %q", &said)
	}
	p.Add(Registration{ID: "some-id"})
	if !strings.Contains(said.String(), "jtlctl sandbox approve some-id") {
		t.Errorf("says %q", &said)
	}
}

// TestApprovalPrompt_Run decides, and ends with its context.
func TestApprovalPrompt_Run(t *testing.T) {
	t.Parallel()
	var said strings.Builder
	p := newTestPrompt(&said)
	served, r := pendingAt(t, p)
	p.Add(r)
	ctx, cancel := context.WithCancel(t.Context())
	p.Ask = func(context.Context, string) (string, error) {
		cancel()
		return "y", nil
	}
	p.Run(ctx, served.Registry)
	if got := served.Registrations()[0].Status; got != Pending {
		t.Errorf("an answer after Ctrl-C decides: %s", got)
	}
}

func TestRegistration_requested(t *testing.T) {
	t.Parallel()
	for want, r := range map[string]Registration{
		"no scopes":                 {},
		"a.read, b.read":            {Mandatory: []string{"a.read", "b.read"}},
		"optionally a.read":         {Optional: []string{"a.read"}},
		"a.read; optionally b.read": {Mandatory: []string{"a.read"}, Optional: []string{"b.read"}},
	} {
		if got := r.requested(); got != want {
			t.Errorf("got %q, want %q", got, want)
		}
	}
}
