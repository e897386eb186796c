package main

import (
	"bufio"
	"context"
	"encoding/json"
	"io"
	"net/http"
	"os"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/jtlctl/jtlctl/test/clitest"
)

// TestTheServingTerminalDecides serves a sandbox in a terminal and answers its
// question there.
func TestTheServingTerminalDecides(t *testing.T) {
	t.Parallel()
	for answer, status := range map[string]float64{"y\n": 2, "what?\nn\n": 1} {
		ctx, cancel := context.WithTimeout(t.Context(), time.Minute)
		person, terminal := openPair(t)
		c := command(ctx, t, "sandbox", "serve", "--addr", "127.0.0.1:0", "--approve", "manual", "-o", "text")
		c.Stdin, c.Stderr = terminal, terminal
		c.SysProcAttr = &syscall.SysProcAttr{Setsid: true, Setctty: true}
		stdout, err := c.StdoutPipe()
		if err != nil {
			t.Fatal(err)
		}
		if err := c.Start(); err != nil {
			t.Fatal(err)
		}
		_ = terminal.Close()
		url := ""
		for lines := bufio.NewScanner(stdout); url == "" && lines.Scan(); {
			if _, value, found := strings.Cut(lines.Text(), "JTLCTL_API_URL='"); found {
				url = strings.TrimSuffix(value, "'") + "/api/eazybusiness"
			}
		}
		id := registerAt(t, http.DefaultClient, url)
		readUntil(t, person, "accept App (vendor/app)? [y/n]: ")
		if _, err := io.WriteString(person, answer); err != nil {
			t.Fatal(err)
		}
		readUntil(t, person, map[float64]string{2: "accepted " + id, 1: "rejected " + id}[status])
		if got := statusAt(t, url, id); got != status {
			t.Errorf("%q: the status is %v", answer, got)
		}
		cancel()
		_ = c.Wait()
	}
}

// openPair opens a terminal and the end at which a person would sit.
func openPair(t *testing.T) (person, terminal *os.File) {
	t.Helper()
	person, terminal, err := clitest.OpenTerminal()
	if err != nil {
		t.Skipf("no terminals here: %v", err)
	}
	t.Cleanup(func() { _ = person.Close() })
	return person, terminal
}

// readUntil reads what the terminal shows until words appear in it.
func readUntil(t *testing.T, person io.Reader, words string) {
	t.Helper()
	var shown strings.Builder
	for !strings.Contains(shown.String(), words) {
		chunk := make([]byte, 256)
		n, err := person.Read(chunk)
		shown.Write(chunk[:n])
		if err != nil {
			t.Fatalf("%q does not appear: %v, %q", words, err, shown.String())
		}
	}
}

func statusAt(t *testing.T, url, id string) float64 {
	t.Helper()
	request, err := http.NewRequestWithContext(t.Context(), http.MethodGet, url+"/v2/authentication/"+id, nil)
	if err != nil {
		t.Fatal(err)
	}
	for name, value := range map[string]string{
		"api-version": "2.0", "X-AppId": "vendor/app", "X-AppVersion": "1", "X-ChallengeCode": "a-challenge-code",
	} {
		request.Header.Set(name, value)
	}
	response, err := http.DefaultClient.Do(request)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = response.Body.Close() }()
	var polled struct {
		Info struct {
			Status float64 `json:"status"`
		} `json:"requestStatusInfo"`
	}
	if err := json.NewDecoder(response.Body).Decode(&polled); err != nil {
		t.Fatal(err)
	}
	return polled.Info.Status
}
