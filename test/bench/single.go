package main

import (
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
)

const (
	startRounds = 300
	nodeRounds  = 50
)

// startUp compares what everybody waits for with a program of the same command
// line library that does nothing.
func (l *lab) startUp(ctx context.Context) error {
	times, err := compete(ctx, startRounds,
		l.timed(l.baseline),
		l.timed(l.jtlctl, "version"),
		l.timed(l.jtlctl, "jwt", "decode", l.tokens[0]))
	if err != nil {
		return err
	}
	for i, name := range []string{"jtlctl version", "jtlctl jwt decode"} {
		row("start-up, "+name+" to cobra baseline",
			fmt.Sprintf("%.2fx (%s to %s)", times.ratio(i+1, 0), times.millis(i+1), times.millis(0)), []string{"at most 1.55x", "at most 1.6x"}[i])
	}
	return nil
}

// againstNode compares one verification with that of a Node.js script, which
// is what people have at hand.
func (l *lab) againstNode(ctx context.Context) error {
	const what = "jtlctl jwt verify to Node.js with jose"
	interop := filepath.Join(l.root, "test", "interop")
	node, err := exec.LookPath("node")
	if err == nil {
		_, err = os.Stat(filepath.Join(interop, "node_modules", "jose"))
	}
	if err != nil {
		row(what, "skipped: Node.js or jose is not installed", "at least 10x as fast")
		return nil
	}
	times, err := compete(ctx, nodeRounds,
		l.timed(l.jtlctl, l.verify(l.tokens[0])...),
		l.timed(node, filepath.Join(interop, "verify.mjs"), l.keys, issuer, l.tokens[0]))
	if err != nil {
		return err
	}
	row(what, fmt.Sprintf("%.1fx as fast (%s to %s)", times.ratio(1, 0), times.millis(0), times.millis(1)), "at least 10x as fast")
	return nil
}
