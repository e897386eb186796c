package main

import (
	"context"
	"crypto/rand"
	"errors"
	"fmt"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"time"

	"github.com/jtlctl/jtlctl/internal/sandbox"
	"github.com/jtlctl/jtlctl/internal/secret"
)

const (
	cachedRounds  = 200
	roundTripMode = "keyring-round-trip"
)

// cachedToken compares a token out of the cache, whose key is in a warm
// keyring, with the baseline, and prints what the keyring itself takes.
func (l *lab) cachedToken(ctx context.Context) error {
	const what, goal = "cached token get to cobra baseline", "at most 3x, plus the round trip"
	if os.Getenv("JTLCTL_TEST_KEYRING") != "1" {
		row(what, "skipped: JTLCTL_TEST_KEYRING is not 1", goal)
		return nil
	}
	environment, stop, err := l.loggedIn(ctx)
	if err != nil {
		return err
	}
	defer stop()
	self, err := os.Executable()
	if err != nil {
		return err
	}
	roundTrip := func(ctx context.Context) (time.Duration, error) {
		output, err := exec.CommandContext(ctx, self, roundTripMode).Output()
		if err != nil {
			return 0, err
		}
		nanoseconds, err := strconv.ParseInt(strings.TrimSpace(string(output)), 10, 64)
		return time.Duration(nanoseconds), err
	}
	times, err := compete(ctx, cachedRounds, l.timed(l.baseline), l.timedIn(environment, l.jtlctl, "token", "get"), roundTrip)
	if err != nil {
		return err
	}
	row(what, fmt.Sprintf("%.2fx (%s to %s)", times.ratio(1, 0), times.millis(1), times.millis(0)), goal)
	row("the keyring's round trip, first call of a process", times.millis(2), "")
	return nil
}

// loggedIn serves a sandbox, logs in to it with the keyring, and returns the
// environment for further commands.
func (l *lab) loggedIn(ctx context.Context) (environment []string, stop func(), err error) {
	listener, err := sandbox.Listen("127.0.0.1:0")
	if err != nil {
		return nil, nil, err
	}
	url := "http://" + listener.Addr().String()
	served, err := sandbox.New(sandbox.Config{BaseURL: url, Now: time.Now, Random: rand.Reader})
	if err != nil {
		return nil, nil, err
	}
	server := &http.Server{Handler: served, ReadHeaderTimeout: time.Minute}
	go func() { _ = server.Serve(listener) }()
	environment = []string{"JTLCTL_TOKEN_URL=" + url + sandbox.LegacyTokenPath, "DBUS_SESSION_BUS_ADDRESS=" + os.Getenv("DBUS_SESSION_BUS_ADDRESS")}
	secretFile := filepath.Join(l.folder, "secret")
	login := l.command(ctx, l.jtlctl, "auth", "login", "--client-id", sandbox.ClientID, "--client-secret-file", secretFile)
	login.Env = append(login.Env, environment...)
	err = errors.Join(os.WriteFile(secretFile, []byte(sandbox.ClientSecret), 0o600), login.Run())
	return environment, func() { _ = server.Close() }, err
}

// printRoundTrip prints how many nanoseconds the keyring takes to answer a
// process that has not spoken to it before.
func printRoundTrip(ctx context.Context) error {
	started := time.Now()
	if _, err := (&secret.Keyring{}).Get(ctx, `cache-key/"default"`); err != nil {
		return err
	}
	_, err := fmt.Println(time.Since(started).Nanoseconds())
	return err
}
