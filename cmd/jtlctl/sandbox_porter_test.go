package main

import (
	"bytes"
	"context"
	"errors"
	"io"
	"net/http"
	"strings"
	"testing"

	"github.com/jtlctl/jtlctl/internal/console"
	"github.com/jtlctl/jtlctl/internal/sandbox"
)

func TestThePorterDecidesAsItIsTold(t *testing.T) {
	t.Parallel()
	stop := errors.New("the disk is on fire")
	for name, test := range map[string]struct {
		answers []string
		err     error // after the answers
		status  string
		says    string
	}{
		"y":               {[]string{"y"}, nil, sandbox.Accepted, "accepted "},
		"yes":             {[]string{" YES "}, nil, sandbox.Accepted, "accepted "},
		"n":               {[]string{"n"}, nil, sandbox.Rejected, "rejected "},
		"no":              {[]string{"No"}, nil, sandbox.Rejected, "rejected "},
		"neither at once": {[]string{"", "maybe", "yn", "y"}, nil, sandbox.Accepted, "accepted "},
		"no terminal":     {nil, console.ErrNoTerminal, sandbox.Pending, "with `jtlctl sandbox approve "},
		"Ctrl-D":          {[]string{"perhaps"}, io.EOF, sandbox.Pending, "with `jtlctl sandbox approve "},
		"a broken one":    {nil, stop, sandbox.Pending, "the terminal cannot be read: the disk is on fire"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			var errs bytes.Buffer
			p := newPorter(testWorld(nil, nil, &errs).console, " --addr 127.0.0.1:1")
			served := newManualSandbox(t, p.announce)
			id := registerAt(t, &http.Client{Transport: handlerTransport{served}}, served.WawiURL())
			ctx, stop := context.WithCancel(t.Context())
			defer stop()
			answers := test.answers
			p.question = func(_ context.Context, question string) (string, error) {
				p.log("a request")
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
			p.decide(ctx, served, <-p.waiting)
			p.log("the end")
			said := errs.String()
			if !strings.HasPrefix(said, "App (vendor/app) asks for items.read; optionally items.write\n") || !strings.Contains(said, test.says) {
				t.Errorf("says %q", said)
			}
			if strings.Contains(said, "a request") || !strings.HasSuffix(said, "the end\n") {
				t.Errorf("remarks while it asks, or none afterwards: %q", said)
			}
			if test.status == sandbox.Pending && !strings.Contains(said, id+" --addr 127.0.0.1:1`") {
				t.Errorf("does not name the whole command: %q", said)
			}
			if got := served.Registrations()[0].Status; got != test.status {
				t.Errorf("the registration is %s", got)
			}
		})
	}
}

func TestWhatWasDecidedElsewhereStays(t *testing.T) {
	t.Parallel()
	var errs bytes.Buffer
	p := newPorter(testWorld(nil, nil, &errs).console, "")
	served := newManualSandbox(t, p.announce)
	registerAt(t, &http.Client{Transport: handlerTransport{served}}, served.WawiURL())
	r := <-p.waiting
	p.question = func(context.Context, string) (string, error) {
		_, err := served.Reject(r.ID)
		return "y", err
	}
	p.decide(t.Context(), served, r)
	if got := served.Registrations()[0].Status; got != sandbox.Rejected || !strings.Contains(errs.String(), "is rejected already") {
		t.Errorf("%s: %s", got, &errs)
	}
}

func TestMoreRegistrationsThanWait(t *testing.T) {
	t.Parallel()
	var errs bytes.Buffer
	p := newPorter(testWorld(nil, nil, &errs).console, "")
	for range cap(p.waiting) {
		p.announce(sandbox.Registration{})
	}
	if errs.Len() > 0 {
		t.Errorf("says %q", &errs)
	}
	p.announce(sandbox.Registration{ID: "some-id"})
	if !strings.Contains(errs.String(), "jtlctl sandbox approve some-id`") {
		t.Errorf("says %q", &errs)
	}
}

func TestWishes(t *testing.T) {
	t.Parallel()
	for want, r := range map[string]sandbox.Registration{
		"no scopes":                 {},
		"a.read, b.read":            {Mandatory: []string{"a.read", "b.read"}},
		"optionally a.read":         {Optional: []string{"a.read"}},
		"a.read; optionally b.read": {Mandatory: []string{"a.read"}, Optional: []string{"b.read"}},
	} {
		if got := wishes(r); got != want {
			t.Errorf("got %q, want %q", got, want)
		}
	}
}
