package main

import (
	"bufio"
	"context"
	"crypto/ed25519"
	"encoding/base64"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"sync"
	"sync/atomic"
	"time"
)

const (
	batchSize   = 200_000
	batchRounds = 5
)

// throughput compares a batch, from the start of the process to its end, with
// the bare signature checks of the same tokens on the same cores.
func (l *lab) throughput(ctx context.Context) error {
	file, err := l.lines(batchSize)
	if err != nil {
		return err
	}
	bare, err := l.bareVerification()
	if err != nil {
		return err
	}
	times, err := compete(ctx, batchRounds, l.timed(l.jtlctl, l.verify("--batch", file)...), bare)
	if err != nil {
		return err
	}
	row("throughput, jwt verify --batch to bare Ed25519",
		fmt.Sprintf("%.2f (%.0f/s to %.0f/s)", times.ratio(1, 0), batchSize/times.seconds(0), batchSize/times.seconds(1)), "at least 0.85")
	return nil
}

// repeats compares a batch in which each token comes once with one in which each
// comes 40 times, as in a log.
func (l *lab) repeats(ctx context.Context) error {
	once, err := l.lines(batchSize)
	if err != nil {
		return err
	}
	often, err := l.repeatedLines(batchSize)
	if err != nil {
		return err
	}
	times, err := compete(ctx, batchRounds, l.timed(l.jtlctl, l.verify("--batch", once)...), l.timed(l.jtlctl, l.verify("--batch", often)...))
	if err != nil {
		return err
	}
	row("throughput, each token 40 times to once", fmt.Sprintf("%.1fx as fast (%.0f/s to %.0f/s)", times.ratio(0, 1), batchSize/times.seconds(1), batchSize/times.seconds(0)), "no token twice")
	return nil
}

// repeatedLines writes a file in which each token is on 40 lines.
func (l *lab) repeatedLines(count int) (string, error) {
	const times = 40
	path := filepath.Join(l.folder, "repeated.txt")
	file, err := os.Create(path)
	if err != nil {
		return "", err
	}
	w := bufio.NewWriter(file)
	for i := range count {
		_, _ = w.WriteString(l.tokens[i%(count/times)] + "\n") // Flush tells of an error
	}
	return path, errors.Join(w.Flush(), file.Close())
}

// lines writes a file of tokens, the same ones again where there are too few.
func (l *lab) lines(count int) (string, error) {
	path := filepath.Join(l.folder, fmt.Sprintf("tokens-%d.txt", count))
	file, err := os.Create(path)
	if err != nil {
		return "", err
	}
	w := bufio.NewWriter(file)
	for i := range count {
		_, _ = w.WriteString(l.tokens[i%len(l.tokens)] + "\n") // Flush tells of an error
	}
	return path, errors.Join(w.Flush(), file.Close())
}

// bareVerification has everything in memory that a signature check needs, and
// times nothing else.
func (l *lab) bareVerification() (contender, error) {
	messages, signatures := make([][]byte, len(l.tokens)), make([][]byte, len(l.tokens))
	for i, token := range l.tokens {
		dot := strings.LastIndexByte(token, '.')
		signature, err := base64.RawURLEncoding.DecodeString(token[dot+1:])
		if err != nil {
			return nil, err
		}
		messages[i], signatures[i] = []byte(token[:dot]), signature
	}
	return func(context.Context) (time.Duration, error) {
		var bad atomic.Int64
		started := time.Now()
		eachCore(len(messages), func(i int) {
			if !ed25519.Verify(l.signer.public, messages[i], signatures[i]) {
				bad.Add(1)
			}
		})
		took := time.Since(started)
		if bad.Load() > 0 {
			return 0, errors.New("the bare verification found bad signatures")
		}
		return took, nil
	}, nil
}

// eachCore calls work for the numbers below count, on all cores. They take
// small portions, so that none is idle while another is held up.
func eachCore(count int, work func(int)) {
	const portion = 256
	var next atomic.Int64
	var group sync.WaitGroup
	for range runtime.GOMAXPROCS(0) {
		group.Go(func() {
			for {
				end := int(next.Add(portion))
				if end-portion >= count {
					return
				}
				for i := end - portion; i < min(end, count); i++ {
					work(i)
				}
			}
		})
	}
	group.Wait()
}
