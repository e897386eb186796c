package sandbox

import (
	"sync"
	"sync/atomic"
	"testing"

	"github.com/jtlctl/jtlctl/internal/erp"
)

func TestPoll_concurrent(t *testing.T) {
	t.Parallel()
	const polls = 50
	c := newClient(newWawiBench(t, Wawi{Approval: Approval{Mode: ApproveAfter}}), erp.V2)
	id := c.registered(t)
	var keys, gone atomic.Int32
	var group sync.WaitGroup
	for range polls {
		group.Go(func() {
			switch got := c.poll(id); got.Code {
			case 200:
				keys.Add(1)
			case 410:
				gone.Add(1)
			}
		})
	}
	group.Wait()
	if keys.Load() != 1 || gone.Load() != polls-1 {
		t.Errorf("%d polls got the key, %d came too late", keys.Load(), gone.Load())
	}
}

func TestRegister_concurrent(t *testing.T) {
	t.Parallel()
	const many = 20
	c := newClient(newWawiBench(t, Wawi{}), erp.V2)
	var group sync.WaitGroup
	for range many {
		group.Go(func() {
			c.accepted(t)
			c.Registrations()
			c.OpenWindow(true)
		})
	}
	group.Wait()
	ids, valid := map[string]bool{}, 0
	for _, key := range c.Keys() {
		ids[key.RegistrationID], ids[key.Key] = true, true
		if key.Fetched == nil {
			t.Errorf("the key of %s was not fetched", key.RegistrationID)
		}
		if c.with("Authorization", "Wawi "+key.Key).send("GET", "/items", "").Code == 200 {
			valid++
		}
	}
	if len(ids) != 2*many || valid != 1 {
		t.Errorf("%d different identifiers, %d valid keys", len(ids), valid)
	}
}

// A source of randomness that repeats itself must not give two registrations
// the same identifier.
func TestRegistry_identifier(t *testing.T) {
	t.Parallel()
	c := newClient(newBenchOf(t, &exhausted{1 << 20}), erp.V2)
	seen := map[string]bool{}
	for range 1000 {
		seen[c.registered(t)] = true
	}
	if len(seen) != 1000 {
		t.Errorf("%d different identifiers", len(seen))
	}
}
