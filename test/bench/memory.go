package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"strconv"
	"strings"
)

const (
	memoryRounds = 3
	fewLines     = 10_000
	manyLines    = 1_000_000
)

// memory compares what a short and a long batch need at most.
func (l *lab) memory(ctx context.Context) error {
	few, err := l.lines(fewLines)
	if err != nil {
		return err
	}
	many, err := l.lines(manyLines)
	if err != nil {
		return err
	}
	var peaks [2][]float64
	for range memoryRounds {
		for i, file := range []string{few, many} {
			peak, err := l.peak(ctx, file)
			if err != nil {
				return err
			}
			peaks[i] = append(peaks[i], peak)
		}
	}
	short, long := median(peaks[0]), median(peaks[1])
	row("memory, batch of 1,000,000 lines to one of 10,000", fmt.Sprintf("%.2fx (%.1f MiB to %.1f MiB)", long/short, long, short), "flat")
	return nil
}

// peak is the most memory that the batch of a file has, in MiB.
func (l *lab) peak(ctx context.Context, file string) (float64, error) {
	return l.peakOf(ctx, l.verify("--batch", file)...)
}

// peakOf is the most memory that a command has, in MiB.
func (l *lab) peakOf(ctx context.Context, args ...string) (float64, error) {
	self, err := os.Executable()
	if err != nil {
		return 0, err
	}
	output, err := l.command(ctx, self, append([]string{rssMode, l.jtlctl}, args...)...).Output()
	if err != nil {
		return 0, fmt.Errorf("measuring the memory of %s: %w", strings.Join(args[:2], " "), err)
	}
	bytes, err := strconv.ParseInt(strings.TrimSpace(string(output)), 10, 64)
	return float64(bytes) / (1 << 20), err
}

// rssMode makes this program run another one and print what memory that took.
// On Linux a process inherits its parent's peak, so that the parent of one
// that is measured must be small: it cannot be the one that holds the tokens.
const rssMode = "rss"

func printRSS(ctx context.Context, args []string) error {
	command := exec.CommandContext(ctx, args[0], args[1:]...)
	command.Stderr = os.Stderr
	var ended *exec.ExitError // findings are no failure
	if err := command.Run(); err != nil && (!errors.As(err, &ended) || ended.ExitCode() > 2) {
		return err
	}
	_, err := fmt.Println(maxRSS(command.ProcessState))
	return err
}
