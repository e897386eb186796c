package sandbox

import (
	"context"
	"errors"
	"io"
	"slices"
	"strings"
	"sync/atomic"
)

// ApprovalPrompt asks the person at the terminal of a served sandbox about each
// registration.
type ApprovalPrompt struct {
	// Ask asks a question. io.EOF means that nobody is there to answer.
	Ask              func(ctx context.Context, question string) (string, error)
	Note, Warn, Hint func(format string, args ...any)
	// Flags follow the commands that a hint names, such as " --addr HOST:PORT".
	Flags string

	waiting chan Registration
	asking  atomic.Bool
}

// NewApprovalPrompt makes a prompt, whose fields are for the caller to set.
func NewApprovalPrompt() *ApprovalPrompt {
	const queue = 16
	return &ApprovalPrompt{waiting: make(chan Registration, queue)}
}

// Add hands a registration to Run. It does not keep the request waiting.
func (p *ApprovalPrompt) Add(r Registration) {
	select {
	case p.waiting <- r:
	default:
		p.refer(r)
	}
}

// Log reports requests, but not into the line in which a person types.
func (p *ApprovalPrompt) Log(format string, args ...any) {
	if !p.asking.Load() {
		p.Note(format, args...)
	}
}

// Run decides about registrations until the context ends.
func (p *ApprovalPrompt) Run(ctx context.Context, s *Registry) {
	for {
		select {
		case <-ctx.Done():
			return
		case r := <-p.waiting:
			p.decide(ctx, s, r)
		}
	}
}

func (p *ApprovalPrompt) decide(ctx context.Context, s *Registry, r Registration) {
	p.asking.Store(true)
	defer p.asking.Store(false)
	p.Note("%s asks for %s", r.Title(), r.requested())
	accept, err := p.answer(ctx, "accept "+r.Title()+"? [y/n]")
	switch {
	case ctx.Err() != nil:
		return
	case errors.Is(err, io.EOF):
		p.refer(r)
		return
	case err != nil:
		p.Warn("the terminal cannot be read: %v", err)
		p.refer(r)
		return
	case accept:
		r, err = s.Approve(r.ID)
	default:
		r, err = s.Reject(r.ID)
	}
	if err != nil {
		p.Warn("%v", err) // it was decided elsewhere in the meantime
		return
	}
	p.Note("%s %s", r.Status, r.ID)
}

// answer asks until the answer is yes or no.
func (p *ApprovalPrompt) answer(ctx context.Context, question string) (bool, error) {
	for {
		answer, err := p.Ask(ctx, question)
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
func (p *ApprovalPrompt) refer(r Registration) {
	p.Hint("decide about %s with `jtlctl sandbox approve %s%s`, or with reject", r.Title(), r.ID, p.Flags)
}

// Title is what a person calls a registration by.
func (r Registration) Title() string { return r.Name + " (" + r.AppID + ")" }

// requested lists the scopes that a registration asks for.
func (r Registration) requested() string {
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
