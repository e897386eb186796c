// Package probe finds out which bad tokens a backend lets in: it sends good and
// bad tokens of a sandbox, and compares how they are answered.
//
// It knows no keys: the sandbox makes every token.
package probe

import (
	"context"
	"net/http"
	"time"

	"github.com/jtlctl/jtlctl/internal/fault"
	"github.com/jtlctl/jtlctl/internal/jwt"
	"github.com/jtlctl/jtlctl/internal/sandbox"
)

// World is what a probe needs of the world.
type World struct {
	Sandbox sandbox.Remote
	// SandboxURL is what the addresses of the sandbox begin with, for messages.
	SandboxURL string
	// HTTP reaches the backend; see Plan.Client.
	HTTP *http.Client
	Now  func() time.Time
	// Wait pauses; nil takes real time.
	Wait func(context.Context, time.Duration) error
	// Patience is how long a backend may take until it accepts the first connection;
	// 0 means that it has to be there.
	Patience time.Duration
	// Sent learns each token before it is sent, so that no trace shows it; nil does not.
	Sent func(token string)
	// Progress is called before each case; nil is not.
	Progress func(done, total int, name string)
}

// run is one probe.
type run struct {
	plan   Plan
	world  World
	report Report
	next   time.Time // of the next request, at the earliest

	missing, good answer
	// inBody says that refusals have the status of the good token, and differ in
	// their body.
	inBody bool
	// silent counts the cases in a row that had no answer.
	silent int
	total  int
}

// maxSilent is how many cases in a row may have no answer before the rest is not
// sent.
const maxSilent = 3

// Run sends the tokens. An error means that there is no verdict; the report then
// has the cases until there, and an interruption says what they have shown. A
// report that ends early without an error says so in its last case.
func (p Plan) Run(ctx context.Context, w World) (Report, error) {
	if w.Wait == nil {
		w.Wait = pause
	}
	forgeries := sandbox.Forgeries(jwt.Kind(p.Kind))
	r := &run{plan: p, world: w, report: Report{URL: p.URL, Kind: p.Kind, Cases: []Case{}}, total: len(forgeries) + 4}
	if p.Rotation {
		r.total += 4
	}
	err := r.all(ctx, forgeries)
	if err != nil && fault.From(err).Kind == fault.Interrupted && len(r.report.Cases) > 0 {
		err = fault.Wrap(err, "interrupted after %d of %d cases: %s", len(r.report.Cases), r.total, r.report.Summary)
	}
	return r.report, err
}

func (r *run) all(ctx context.Context, forgeries []sandbox.Forgery) error {
	if _, err := r.mint(ctx, false); err != nil { // before the backend sees anything
		return err
	}
	if done, err := r.calibrate(ctx); err != nil || done {
		return err
	}
	for i, f := range forgeries {
		if err := r.bad(ctx, f); err != nil {
			return err
		}
		if i == 0 {
			if err := r.secondKey(ctx); err != nil {
				return err
			}
		}
	}
	if err := r.again(ctx); err != nil {
		return err
	}
	if r.plan.Rotation && r.silent < maxSilent {
		return r.rotate(ctx)
	}
	return nil
}

// mint makes a good token.
func (r *run) mint(ctx context.Context, next bool) (string, error) {
	token, err := r.world.Sandbox.Mint(ctx, sandbox.TokenRequest{Kind: r.plan.Kind, NextKey: next})
	return token, noSandbox(err)
}

func noSandbox(err error) error {
	if err == nil || fault.From(err).Kind != fault.Network {
		return err
	}
	return fault.Wrap(err, "%s", fault.Message(err)).
		WithHint("start one in another terminal with `jtlctl sandbox serve`, or add --serve; JTLCTL_SANDBOX names another address")
}

// calibrate sends no token and a good one, which set the mark. It reports whether
// the probe ends there.
func (r *run) calibrate(ctx context.Context) (done bool, err error) {
	r.progress("no-token")
	if r.missing, err = r.first(ctx); err != nil {
		return true, err
	}
	if !r.missing.reached() {
		return true, fault.New(fault.Network, "%s", r.missing.problem).WithHint("%s", r.missing.remedy())
	}
	c := Case{Name: "no-token", Token: Bad, Status: r.missing.status, Level: string(sandbox.Must), Verdict: OK, what: "no token at all", advice: r.how(r.missing), Reference: rfcBearer}
	if r.unprotected() {
		c.Verdict, c.advice = LetIn, whyUnprotected(r.missing.status)
		r.add(c)
		return true, nil
	}
	r.add(c)

	r.progress("good")
	token, err := r.mint(ctx, false)
	if err != nil {
		return true, err
	}
	if r.good, err = r.ask(ctx, token); err != nil {
		return true, err
	}
	c = Case{Name: "good", Token: Good, Status: r.good.status, Level: string(sandbox.Must), Verdict: OK, what: "a good token", advice: "it sets the mark", Reference: platformRule}
	switch blind, err := r.blind(ctx); {
	case err != nil:
		return true, err
	case !r.good.reached():
		c.Verdict, c.advice = Unreachable, r.good.problem
	case r.keptOut():
		c.Verdict, c.advice = KeptOut, r.whyKeptOut()
	case blind:
		c.Verdict, c.advice = KeptOut, r.whyBlind()
	}
	r.add(c)
	return c.Verdict != OK, nil
}

// blind reports whether the answer to the good token says nothing: it is no
// success, and a text that is no token gets the same.
func (r *run) blind(ctx context.Context) (bool, error) {
	if !r.good.reached() || r.keptOut() || len(r.plan.expect) > 0 || success(r.good.status) {
		return false, nil
	}
	got, err := r.ask(ctx, garbage)
	return err == nil && got.reached() && got.status == r.good.status && got.location == r.good.location, err
}

// first sends no token. A backend that is to be started has some time for it.
func (r *run) first(ctx context.Context) (answer, error) {
	const every = 250 * time.Millisecond
	for until := r.world.Now().Add(r.world.Patience); r.world.Now().Before(until); {
		got, _, err := r.once(ctx, noToken)
		if err != nil || !got.refused {
			return got, err
		}
		if err := r.world.Wait(ctx, every); err != nil {
			return got, interrupted(err)
		}
	}
	return r.ask(ctx, noToken)
}

// bad sends a bad token.
func (r *run) bad(ctx context.Context, f sandbox.Forgery) error {
	c := Case{Name: f.Name, Token: Bad, Level: string(f.Level), what: f.What, Reference: f.Reference}
	got, err := r.send(ctx, f.Name, func() (string, error) {
		token, err := r.world.Sandbox.Forge(ctx, sandbox.ForgeRequest{Kind: r.plan.Kind, Case: f.Name})
		return token, noSandbox(err)
	})
	if err != nil {
		return err
	}
	if f.Name == garbage && got.reached() {
		r.inBody = r.like(got) && got.shape != "" && r.good.shape != "" && got.shape != r.good.shape
	}
	r.judge(&c, f, got)
	r.add(c)
	return nil
}

// send makes a token and sends it, unless the backend has stopped answering.
func (r *run) send(ctx context.Context, name string, token func() (string, error)) (got answer, err error) {
	r.progress(name)
	if r.silent >= maxSilent {
		return answer{problem: "not sent, because the backend has stopped answering"}, nil
	}
	text, err := token()
	if err != nil {
		return answer{}, err
	}
	if got, err = r.ask(ctx, text); err != nil {
		return answer{}, err
	}
	r.silent++
	if got.reached() {
		r.silent = 0
	}
	return got, nil
}

// secondKey sends a good token of the key that does not sign yet. It was published
// with the first.
func (r *run) secondKey(ctx context.Context) error {
	return r.further(ctx, "good-second-key", true, "a good token of the second published key", rfcKeyID,
		"find the key by the kid of the header, not by its place in the key set")
}

// again sends a good token after the bad ones.
func (r *run) again(ctx context.Context) error {
	return r.further(ctx, "good-again", false, "a good token after the bad ones", platformRule,
		"it was not answered like the first one: the backend may limit requests or lock users out, so that the verdicts before this one may be wrong")
}

func (r *run) further(ctx context.Context, name string, next bool, what, reference, advice string) error {
	c := Case{Name: name, Token: Good, Level: string(sandbox.Must), what: what, Reference: reference}
	got, err := r.send(ctx, name, func() (string, error) { return r.mint(ctx, next) })
	if err != nil {
		return err
	}
	c.Status = got.status
	switch {
	case !got.reached():
		c.Verdict, c.advice = Unreachable, got.problem
	case r.like(got):
		c.Verdict = OK
	default:
		c.Verdict, c.advice = KeptOut, advice
	}
	r.add(c)
	return nil
}

func (r *run) progress(name string) {
	if r.world.Progress != nil {
		r.world.Progress(len(r.report.Cases), r.total, name)
	}
}
