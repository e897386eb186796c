package secret

import (
	"sync"
	"sync/atomic"
	"testing"
	"time"
)

// countingBackend notes how many calls run at the same time.
type countingBackend struct{ running, most atomic.Int32 }

func (b *countingBackend) Get(_, _ string) (string, error) {
	running := b.running.Add(1)
	defer b.running.Add(-1)
	for most := b.most.Load(); running > most && !b.most.CompareAndSwap(most, running); most = b.most.Load() {
	}
	<-time.After(time.Millisecond)
	return "x", nil
}

func (*countingBackend) Set(_, _, _ string) error { return nil }

func (*countingBackend) Delete(_, _ string) error { return nil }

// Each Keyring stands for a process: locks of files are per opened file.
func TestKeyring_Get_queue(t *testing.T) {
	t.Parallel()
	b, folder := &countingBackend{}, t.TempDir()
	var group sync.WaitGroup
	for range 30 {
		group.Go(func() {
			if _, err := (&Keyring{Backend: b, Queue: folder, keeps: time.Minute}).Get(t.Context(), "a"); err != nil {
				t.Error(err)
			}
		})
	}
	group.Wait()
	if most := b.most.Load(); int(most) > len(placeFiles) {
		t.Errorf("%d calls at the same time, want at most %d", most, len(placeFiles))
	}
}
