package main

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"strconv"
	"strings"
	"time"
)

const (
	callRounds = 200
	// callMode makes the requests of a call with net/http and prints how long they
	// took.
	callMode = "bare-call"
	hugeBody = 1 << 30 // bytes
)

// apiCalls compares a call of an API on this machine with what it consists of:
// starting jtlctl, and the two requests for a token and for the answer.
func (l *lab) apiCalls(ctx context.Context) error {
	server := httptest.NewServer(http.HandlerFunc(serveAPI))
	defer server.Close()
	environment := []string{"JTLCTL_TOKEN_URL=" + server.URL + "/token", "JTLCTL_API_URL=" + server.URL, "JTL_CLIENT_ID=a", "JTL_CLIENT_SECRET=b"}
	self, err := os.Executable()
	if err != nil {
		return err
	}
	bare := func(ctx context.Context) (time.Duration, error) {
		output, err := exec.CommandContext(ctx, self, callMode, server.URL).Output()
		if err != nil {
			return 0, err
		}
		nanoseconds, err := strconv.ParseInt(strings.TrimSpace(string(output)), 10, 64)
		return time.Duration(nanoseconds), err
	}
	times, err := compete(ctx, callRounds, l.timedIn(environment, l.jtlctl, "api", "/v2/items"), l.timedIn(environment, l.jtlctl, "version"), bare)
	if err != nil {
		return err
	}
	var own, ratios []float64
	for round := range times[0] {
		parts := times[1][round] + times[2][round]
		own = append(own, (times[0][round]-parts).Seconds()*1000)
		ratios = append(ratios, float64(times[0][round])/float64(parts))
	}
	row("jtlctl api to its start-up plus bare requests", fmt.Sprintf("%.2fx (%s; %.1f ms of its own)", median(ratios), times.millis(0), median(own)), "at most 2 ms of its own")
	return l.apiMemory(ctx, environment)
}

// apiMemory compares what a huge answer needs with what a small one does.
func (l *lab) apiMemory(ctx context.Context, environment []string) error {
	self, err := os.Executable()
	if err != nil {
		return err
	}
	var peaks [2]float64
	for i, path := range []string{"/v2/items", "/v2/huge"} {
		command := l.command(ctx, self, rssMode, l.jtlctl, "api", path)
		command.Env = append(command.Env, environment...)
		output, err := command.Output()
		if err != nil {
			return fmt.Errorf("measuring the memory of a call: %w", err)
		}
		bytes, err := strconv.ParseInt(strings.TrimSpace(string(output)), 10, 64)
		if err != nil {
			return err
		}
		peaks[i] = float64(bytes) / (1 << 20)
	}
	row("memory, api with an answer of 1 GiB to a small one", fmt.Sprintf("%.2fx (%.1f MiB to %.1f MiB)", peaks[1]/peaks[0], peaks[1], peaks[0]), "under 64 MiB")
	return nil
}

func serveAPI(w http.ResponseWriter, r *http.Request) {
	w.Header().Set("Content-Type", "application/json")
	switch r.URL.Path {
	case "/token":
		_, _ = io.WriteString(w, `{"access_token":"a.b.c","token_type":"bearer","expires_in":3600}`)
	case "/erp/v2/huge":
		part := bytes.Repeat([]byte(`{"id":"0123456789"},`), 1<<16/20)
		for sent := 0; sent < hugeBody; sent += len(part) {
			if _, err := w.Write(part); err != nil {
				return
			}
		}
	default:
		_, _ = io.WriteString(w, `{"items":[]}`)
	}
}

// printCall prints how many nanoseconds the two requests of a call take.
func printCall(ctx context.Context, args []string) error {
	server := args[0]
	started := time.Now()
	for _, call := range []struct{ method, path string }{{http.MethodPost, "/token"}, {http.MethodGet, "/erp/v2/items"}} {
		request, err := http.NewRequestWithContext(ctx, call.method, server+call.path, strings.NewReader(""))
		if err != nil {
			return err
		}
		response, err := (&http.Transport{DisableKeepAlives: true}).RoundTrip(request)
		if err != nil {
			return err
		}
		_, err = io.Copy(io.Discard, response.Body)
		if err := response.Body.Close(); err != nil {
			return err
		}
		if err != nil {
			return err
		}
	}
	_, err := fmt.Println(time.Since(started).Nanoseconds())
	return err
}
