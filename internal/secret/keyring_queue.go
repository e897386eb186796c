package secret

import (
	"cmp"
	"context"
	"path/filepath"
	"sync"
	"time"

	"github.com/jtlctl/jtlctl/internal/disk"
)

const (
	// placeTime is how long a call keeps its place in the queue. A call that takes
	// longer asks a person, or is never answered: neither is helped by keeping
	// others from their own.
	placeTime = 150 * time.Millisecond
	// queuePatience bounds the wait for a place. Who finds none calls without.
	queuePatience = 10 * time.Second
)

// placeFiles are the locks of the queue: so many processes call at the same time.
var placeFiles = [...]string{"keyring-1.lock", "keyring-2.lock"}

// enterQueue waits until few enough processes call the keyring: hundreds of calls
// at once take so long that most of them use up their time. It fails only if it
// is interrupted; without locks the calls work as they do without other processes.
func (k *Keyring) enterQueue(ctx context.Context) (leave func(), err error) {
	if k.Queue == "" || disk.MakeFolder(k.Queue) != nil {
		return func() {}, nil
	}
	var paths []string
	for _, name := range placeFiles {
		paths = append(paths, filepath.Join(k.Queue, name))
	}
	unlock, err := disk.Wait{Patience: queuePatience, Queue: true}.Lock(ctx, paths...)
	switch {
	case ctx.Err() != nil:
		if err == nil {
			unlock()
		}
		return nil, context.Cause(ctx)
	case err != nil:
		return func() {}, nil
	}
	unlock = sync.OnceFunc(unlock)
	over := time.AfterFunc(cmp.Or(k.keeps, placeTime), unlock)
	return func() { over.Stop(); unlock() }, nil
}
