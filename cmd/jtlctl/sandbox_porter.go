package main

import (
	"context"
	"errors"
	"io"
	"slices"
	"strings"
	"sync/atomic"

	"github.com/jtlctl/jtlctl/internal/console"
	"github.com/jtlctl/jtlctl/internal/sandbox"
)

// porter asks the person at the terminal of a served sandbox about each
// registration.
type porter struct {
	console  *console.Console
	question func(ctx context.Context, question string) (string, error)
	addr     string // as a flag, for the commands that it names
	waiting  chan sandbox.Registration
	asking   atomic.Bool
}

func newPorter(c *console.Console, addr string) *porter {
	const queue = 16
	return &porter{console: c, question: c.Ask, addr: addr, waiting: make(chan sandbox.Registration, queue)}
}

// announce hands a registration to ask. It must not keep the request waiting.
func (p *porter) announce(r sandbox.Registration) {
	select {
	case p.waiting <- r:
	default:
		p.refer(r)
	}
}

// log tells of requests, but not into the line in which a person types.
func (p *porter) log(format string, args ...any) {
	if !p.asking.Load() {
		p.console.Notef(format, args...)
	}
}

// ask decides about registrations until the context ends.
func (p *porter) ask(ctx context.Context, served *sandbox.Sandbox) {
	for {
		select {
		case <-ctx.Done():
			return
		case r := <-p.waiting:
			p.decide(ctx, served, r)
		}
	}
}

func (p *porter) decide(ctx context.Context, served *sandbox.Sandbox, r sandbox.Registration) {
	p.asking.Store(true)
	defer p.asking.Store(false)
	p.console.Notef("%s asks for %s", nameOf(r), wishes(r))
	accept, err := p.answer(ctx, "accept "+console.SafeLine(nameOf(r))+"? [y/n]")
	switch {
	case ctx.Err() != nil:
		return
	case errors.Is(err, console.ErrNoTerminal), errors.Is(err, io.EOF):
		p.refer(r)
		return
	case err != nil:
		p.console.Warnf("the terminal cannot be read: %v", err)
		p.refer(r)
		return
	case accept:
		r, err = served.Approve(r.ID)
	default:
		r, err = served.Reject(r.ID)
	}
	if err != nil {
		p.console.Warnf("%v", err) // it was decided elsewhere in the meantime
		return
	}
	p.console.Notef("%s %s", r.Status, r.ID)
}

// answer asks until it is told yes or no.
func (p *porter) answer(ctx context.Context, question string) (bool, error) {
	for {
		answer, err := p.question(ctx, question)
		word := strings.ToLower(strings.TrimSpace(answer))
		switch {
		case err != nil:
			return false, err
		case slices.Contains([]string{"y", "yes"}, word):
			return true, nil
		case slices.Contains([]string{"n", "no"}, word):
			return false, nil
		}
	}
}

// refer names the command that decides.
func (p *porter) refer(r sandbox.Registration) {
	p.console.Hintf("decide about %s with `jtlctl sandbox approve %s%s`, or with reject", nameOf(r), r.ID, p.addr)
}

func nameOf(r sandbox.Registration) string { return r.Name + " (" + r.AppID + ")" }

// wishes are the scopes that a registration asks for, in words.
func wishes(r sandbox.Registration) string {
	if len(r.Mandatory)+len(r.Optional) == 0 {
		return "no scopes"
	}
	var parts []string
	if len(r.Mandatory) > 0 {
		parts = append(parts, strings.Join(r.Mandatory, ", "))
	}
	if len(r.Optional) > 0 {
		parts = append(parts, "optionally "+strings.Join(r.Optional, ", "))
	}
	return strings.Join(parts, "; ")
}
