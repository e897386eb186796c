package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"time"

	"github.com/jtlctl/jtlctl/packaging/release"
)

const (
	buildsMode   = "builds"
	buildsRounds = 7
)

// printBuilds says what the flags of a release cost: the CPU time of the released program to
// that of plain `go build`. With two programs it compares the second with the first.
func printBuilds(ctx context.Context, programs []string) error {
	l, err := newLab(ctx)
	if err != nil {
		return err
	}
	defer l.close()
	if len(programs) != 2 {
		released := filepath.Join(l.folder, "released")
		if err := release.Build(ctx, l.root, "./cmd/jtlctl", released); err != nil {
			return err
		}
		programs = []string{l.jtlctl, released}
	}
	work, err := l.work()
	if err != nil {
		return err
	}
	row("CPU time, second program to first", "measured", "")
	row("---", "---", "---")
	for _, one := range work {
		times, err := compete(ctx, one.rounds, l.spent(programs[0], one.args...), l.spent(programs[1], one.args...))
		if err != nil {
			return err
		}
		row(one.name, fmt.Sprintf("%.2fx (%s to %s)", times.ratio(1, 0), times.millis(1), times.millis(0)), "")
	}
	return nil
}

type work struct {
	name   string
	rounds int
	args   []string
}

// work is what users wait for, and what takes long.
func (l *lab) work() ([]work, error) {
	source := filepath.Join(l.folder, "source")
	if err := writeSource(source); err != nil {
		return nil, err
	}
	manifests, err := l.writeManifests(manifestCount / 5)
	if err != nil {
		return nil, err
	}
	tokens, err := l.lines(batchSize / 4)
	if err != nil {
		return nil, err
	}
	document := filepath.Join(l.folder, "large.json")
	if err := os.WriteFile(document, []byte(hostile()["objects"]), 0o600); err != nil {
		return nil, err
	}
	return []work{
		{"version", startRounds, []string{"version"}},
		{"jwt decode", startRounds, []string{"jwt", "decode", l.tokens[0]}},
		{"jwt verify", startRounds, l.verify(l.tokens[0])},
		{"jwt verify --batch, 50,000 tokens", buildsRounds, l.verify("--batch", tokens)},
		{"manifest lint, 2,000 manifests", buildsRounds, []string{"manifest", "lint", manifests}},
		{"manifest lint, one of 5 MiB", buildsRounds, []string{"manifest", "lint", document}},
		{"scope infer, 100,000 lines", buildsRounds, []string{"scope", "infer", source, "-o", "json"}},
	}, nil
}

// spent is the time that the processors work for a program, which may find mistakes.
func (l *lab) spent(program string, args ...string) contender {
	return func(ctx context.Context) (time.Duration, error) {
		command := l.command(ctx, program, args...)
		var exit *exec.ExitError
		if err := command.Run(); err != nil && (!errors.As(err, &exit) || exit.ExitCode() > 2) {
			return 0, fmt.Errorf("%s: %w", args[0], err)
		}
		return command.ProcessState.UserTime() + command.ProcessState.SystemTime(), nil
	}
}
