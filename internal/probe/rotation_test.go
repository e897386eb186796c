package probe

import (
	"strings"
	"testing"
	"time"

	"github.com/jtlctl/jtlctl/internal/jwks"
)

func TestPlan_Run_rotation(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct {
		cache time.Duration // of the backend, for its keys; 0 is none
		exit  int
		want  map[string]string // verdict and end of why
	}{
		"no cache": {0, 0, map[string]string{
			"rotation-announced-new": "ok accepted after 100ms", "rotation-announced-old": "ok refused after 200ms",
			"rotation-unannounced-new": "ok accepted after 100ms", "rotation-unannounced-old": "ok refused after 200ms",
		}},
		"for ever": {1000 * time.Hour, 0, map[string]string{
			"rotation-announced-new": "ok accepted after 100ms", "rotation-announced-old": "advice still accepted after 1m0s: keep keys for a few minutes, not for ever",
			"rotation-unannounced-new": "advice not accepted within 1m0s: fetch the key set again for a kid that is not known, once a minute at most",
			"rotation-unannounced-old": "advice still accepted after 1m0s: keep keys for a few minutes, not for ever",
		}},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			b := newBenchWith(t, "session", newSandbox(func() time.Time { return start }))
			b.options.Rotation = true
			var cached jwks.Set
			var fetched time.Time
			b.backend = b.verifies(b.policy(), func() jwks.Set {
				if now := b.clock(); fetched.IsZero() || now.Sub(fetched) >= test.cache {
					cached, fetched = b.keySet(), now
				}
				return cached
			})
			r := b.run(t)
			if r.ExitCode() != test.exit {
				t.Errorf("exit code %d, %+v", r.ExitCode(), r.Summary)
			}
			for _, c := range r.Cases[len(r.Cases)-4:] {
				if got := string(c.Verdict) + c.Why[strings.LastIndex(c.Why, "; ")+1:]; got != test.want[c.Name] {
					t.Errorf("%s: %s", c.Name, got)
				}
			}
		})
	}
}
