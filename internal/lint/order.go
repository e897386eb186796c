package lint

import (
	"context"
	"os"
	"runtime"

	"golang.org/x/sync/semaphore"

	"github.com/jtlctl/jtlctl/internal/fault"
	"github.com/jtlctl/jtlctl/internal/manifest"
)

// maxInWork is how many bytes of files are in work at once: the values of a
// hostile one take many times as much memory as its text.
const maxInWork = manifest.MaxSize

// inOrder does work on files, several at a time, and hands them on in their
// order. Of those that were begun and not handed on there are only a few, and no
// more than maxInWork bytes. It forgets each file once it is handed on.
func inOrder(ctx context.Context, files []*File, work func(*File), next func(*File) error) error {
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	type begun struct {
		file *File
		done chan struct{}
		size int64
	}
	queue := make(chan begun, 2*runtime.GOMAXPROCS(0))
	room := semaphore.NewWeighted(maxInWork)
	go func() {
		defer close(queue)
		for i, file := range files {
			files[i] = nil
			b := begun{file, make(chan struct{}), sizeOf(file.Path)}
			if room.Acquire(ctx, b.size) != nil {
				return
			}
			select {
			case queue <- b:
			case <-ctx.Done():
				return
			}
			go func() {
				defer close(b.done)
				work(file)
			}()
		}
	}()
	for b := range queue {
		select {
		case <-b.done:
		case <-ctx.Done():
			return fault.New(fault.Interrupted, "interrupted")
		}
		if err := next(b.file); err != nil {
			return err
		}
		room.Release(b.size)
	}
	if ctx.Err() != nil {
		return fault.New(fault.Interrupted, "interrupted")
	}
	return nil
}

// sizeOf returns how many bytes a file counts for: one whose size is not known
// may have as many as a document may.
func sizeOf(path string) int64 {
	info, err := os.Stat(path)
	if err != nil || !info.Mode().IsRegular() {
		return maxInWork
	}
	return min(info.Size(), maxInWork)
}
