package probe

import (
	"context"
	"fmt"
	"time"

	"github.com/jtlctl/jtlctl/internal/sandbox"
)

const (
	// rotationPatience is how long a rotation may take until a backend has noticed
	// it, and rotationPause the time between two looks.
	rotationPatience = time.Minute
	rotationPause    = time.Second
)

// rotate lets the sandbox rotate its key, once to the key that is published
// already, and once to one that was never published before.
func (r *run) rotate(ctx context.Context) error {
	if err := r.rotation(ctx, "announced", 1, string(sandbox.Must)); err != nil {
		return err
	}
	return r.rotation(ctx, "unannounced", 2, string(sandbox.Should))
}

// rotation rotates some times at once, and watches when the backend accepts the
// new key and refuses the old one.
func (r *run) rotation(ctx context.Context, name string, times int, level string) error {
	old, err := r.mint(ctx, false)
	if err != nil {
		return err
	}
	for range times {
		if err := r.world.Sandbox.Rotate(ctx); err != nil {
			return noSandbox(err)
		}
	}
	fresh, err := r.mint(ctx, false)
	if err != nil {
		return err
	}
	accepted := watched{token: fresh, want: true}
	refused := watched{token: old}
	start := r.world.Now()
	for {
		r.progress("rotation-" + name)
		for _, w := range []*watched{&accepted, &refused} {
			if err := r.look(ctx, w, start); err != nil {
				return err
			}
		}
		if (accepted.done && refused.done) || r.world.Now().Sub(start) >= rotationPatience {
			break
		}
		if err := r.world.Wait(ctx, rotationPause); err != nil {
			return interrupted(err)
		}
	}
	r.add(accepted.asNew(name, level))
	r.add(refused.asOld(name))
	return nil
}

// watched is a token whose answer is to change.
type watched struct {
	token string
	want  bool // to be answered like the good one
	done  bool
	after time.Duration
	last  answer
}

func (r *run) look(ctx context.Context, w *watched, start time.Time) error {
	if w.done {
		return nil
	}
	got, err := r.ask(ctx, w.token)
	if err != nil {
		return err
	}
	w.last = got
	w.done = got.reached() && r.like(got) == w.want
	w.after = r.world.Now().Sub(start).Round(100 * time.Millisecond)
	return nil
}

// asNew is the case of the new key.
func (w watched) asNew(name, level string) Case {
	c := Case{Name: "rotation-" + name + "-new", Token: Good, Status: w.last.status, Level: level, Reference: rfcKeySet, what: "a good token of the key that signs after an " + name + " rotation"}
	switch {
	case w.done:
		c.Verdict, c.advice = OK, fmt.Sprintf("accepted after %s", w.after)
	case !w.last.reached():
		c.Verdict, c.advice = Unreachable, w.last.problem
	case level == string(sandbox.Must):
		c.Verdict, c.advice = KeptOut, fmt.Sprintf("not accepted within %s: use every key of the key set, by its kid", rotationPatience)
	default:
		c.Verdict, c.advice = Advice, fmt.Sprintf("not accepted within %s: fetch the key set again for a kid that is not known, once a minute at most", rotationPatience)
	}
	return c
}

// asOld is the case of the key that was taken out of the key set.
func (w watched) asOld(name string) Case {
	c := Case{Name: "rotation-" + name + "-old", Token: Bad, Status: w.last.status, Level: string(sandbox.Should), Reference: rfcKeySet, what: "a token of the key that an " + name + " rotation has taken out of the key set"}
	switch {
	case w.done:
		c.Verdict, c.advice = OK, fmt.Sprintf("refused after %s", w.after)
	case !w.last.reached():
		c.Verdict, c.advice = Unreachable, w.last.problem
	default:
		c.Verdict, c.advice = Advice, fmt.Sprintf("still accepted after %s: keep keys for a few minutes, not for ever", rotationPatience)
	}
	return c
}
