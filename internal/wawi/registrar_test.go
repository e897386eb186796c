package wawi

import (
	"slices"
	"strings"
	"testing"
)

func TestRegistrar_whole(t *testing.T) {
	t.Parallel()
	w := newWorld(t, taken(), pending(), pending(), grant())
	got, err := w.register(usual())
	if err != nil || w.key() != "the-key" || !slices.Equal(got.Granted, []string{"items.read"}) {
		t.Fatalf("%v, %v, key %q", got, err, w.key())
	}
	if missing, denied := got.Missing(); len(missing) != 0 || !slices.Equal(denied, []string{"items.write"}) {
		t.Errorf("missing %v, denied %v", missing, denied)
	}
	challenge := w.requests[0].Header.Get("X-ChallengeCode")
	if len(challenge) != 24 || strings.Trim(challenge, challengeAlphabet) != "" {
		t.Errorf("challenge code %q", challenge)
	}
	for i, r := range w.requests {
		if r.Header.Get("X-ChallengeCode") != challenge || r.Header.Get("X-AppId") != "app" || r.Header.Get("X-AppVersion") != "1" ||
			r.Header.Get("api-version") != "2.0" || r.Header.Get("Authorization") != "" {
			t.Errorf("headers of request %d: %v", i, r.Header)
		}
	}
	if w.requests[1].URL.Path != "/api/eazybusiness/v2/authentication/id-1" {
		t.Errorf("polled %s", w.requests[1].URL)
	}
	if record := w.record(); record.Registration != nil || record.Installation == nil || w.lock.HasSealed() {
		t.Errorf("left behind: %+v", record)
	}
	if _, err := w.store.Get(t.Context(), sealSlot("shop")); err == nil {
		t.Error("the key that seals stayed in the store")
	}
}
