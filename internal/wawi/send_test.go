package wawi

import (
	"errors"
	"net"
	"strings"
	"syscall"
	"testing"

	"github.com/jtlctl/jtlctl/internal/fault"
)

func TestRegistrar_Send(t *testing.T) {
	t.Parallel()
	refused := &net.OpError{Op: "dial", Err: syscall.ECONNREFUSED}
	for name, test := range map[string]struct {
		answer   answerOf
		message  string
		recorded bool // what was sent is written down, because it may have been taken
	}{
		"not there":      {fails(refused), "cannot be reached: connection refused", false},
		"400":            {says(400, `{"errors":{"displayName":["is missing","is short"]},"stacktrace":"at X"}`), "(400): displayName: is missing, is short", false},
		"402":            {says(402, ""), "no licence", false},
		"403":            {says(403, ""), "dialog is not open", false},
		"404":            {says(404, ""), "404", false},
		"410":            {says(410, ""), "rejected the new request for registration as one that is over (410)", false},
		"409":            {says(409, ""), "registered at this JTL-Wawi already", false},
		"a redirect":     {says(307, "", "Location", "https://elsewhere.example"), "redirect to https://elsewhere.example", false},
		"500":            {says(500, ""), "it is not known if JTL-Wawi accepted it", true},
		"HTML":           {says(200, "<html>", "Content-Type", "text/html"), "it is not known if JTL-Wawi accepted it", true},
		"without number": {says(201, `{"status":0}`), "it is not known if JTL-Wawi accepted it", true},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			w := newWorld(t, test.answer)
			_, _, err := w.send(t.Context())
			if f := fault.From(err); !strings.Contains(f.Message, test.message) || f.Hint == "" || strings.Contains(f.Message, "at X") {
				t.Errorf("%s\n%s", f.Message, f.Hint)
			}
			record, err := w.lock.Load()
			if recorded := err == nil && record.Registration.Status == Sending; recorded != test.recorded || (!recorded && !errors.Is(err, ErrNoRecord)) {
				t.Errorf("recorded: %v, %v", recorded, err)
			}
			if len(w.requests) != 1 {
				t.Errorf("%d requests", len(w.requests))
			}
		})
	}
}

// TestRegistrar_Send_challenge for a request that may have been sent.
func TestRegistrar_Send_challenge(t *testing.T) {
	t.Parallel()
	w := newWorld(t, says(500, ""), taken())
	_, _, _ = w.send(t.Context())
	if _, _, err := w.send(t.Context()); err != nil {
		t.Fatal(err)
	}
	first, second := w.requests[0].Header.Get("X-ChallengeCode"), w.requests[1].Header.Get("X-ChallengeCode")
	if first != second {
		t.Errorf("%q and %q", first, second)
	}
	if _, _, err := w.send(t.Context()); err != nil || w.requests[2].Header.Get("X-ChallengeCode") == first {
		t.Errorf("a new registration has the code of the old one, %v", err)
	}
}
