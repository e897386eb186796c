package secret

import (
	"context"
	"encoding/json"
	"errors"
	"os"
	"os/exec"
	"strings"
	"testing"
	"time"

	"github.com/jtlctl/jtlctl/internal/fault"
)

// fakeHelper is a credential helper with the habits of a real one.
type fakeHelper struct {
	entries      map[string]credentials
	emptyAnswer  bool // "not found" is an answer with empty fields
	eraseMissing bool // to erase what is not there fails
	locked       bool // takes everything, and has nothing
	deaf         bool // erases nothing
	frozen       bool // takes everything, and keeps what it had
	hostOnly     bool // knows entries by their host
	says         string
	complains    string // on standard error
}

func (f *fakeHelper) run(_ context.Context, call HelperCall) (output, words []byte, err error) {
	output, err = f.answer(call.Verb, call.Input)
	return output, []byte(f.complains), err
}

func (f *fakeHelper) answer(verb string, input []byte) ([]byte, error) {
	failed := errFailed
	if f.says != "" || f.complains != "" {
		return []byte(f.says), failed
	}
	key := string(input)
	if verb == "store" {
		var c credentials
		if err := json.Unmarshal(input, &c); err != nil || !strings.HasSuffix(key, "\n") || strings.Count(key, "\n") != 1 || c.Username == "" {
			return []byte("not a line of JSON"), failed
		}
		key = f.key(c.ServerURL)
		if old, is := f.entries[key]; f.frozen || is && old.Username != c.Username {
			return nil, nil // the old one stays in force
		}
		f.entries[key] = c
		return nil, nil
	}
	entry, there := f.entries[f.key(key)]
	there = there && !f.locked
	switch {
	case verb == "get" && there:
		text, err := json.Marshal(entry)
		return text, err
	case verb == "get" && f.emptyAnswer:
		return []byte(`{"ServerURL":"` + key + `","Username":"","Secret":""}`), nil
	case verb == "erase" && (there || !f.eraseMissing):
		if !f.deaf && !f.locked {
			delete(f.entries, f.key(key))
		}
		return nil, nil
	}
	return []byte("credentials not found in native keychain\n"), failed
}

// errFailed is what a program that ended with 1 leaves.
var errFailed error = &exec.ExitError{ProcessState: &os.ProcessState{}}

func (f *fakeHelper) key(address string) string {
	if f.hostOnly {
		return "https://" + service
	}
	return address
}

func helperWith(f *fakeHelper) *Helper {
	f.entries = map[string]credentials{}
	return &Helper{Program: "fake", Run: f.run}
}

func TestHelper_habits(t *testing.T) {
	t.Parallel()
	for name, fake := range map[string]*fakeHelper{
		"as documented": {}, "empty answers": {emptyAnswer: true}, "erase fails": {eraseMissing: true}, "both": {emptyAnswer: true, eraseMissing: true},
	} {
		h := helperWith(fake)
		if _, err := h.Get(t.Context(), "a/b c"); !errors.Is(err, ErrNotFound) {
			t.Errorf("%s: %v", name, err)
		}
		must(t, h.Delete(t.Context(), "a/b c"))
		must(t, SetAndCheck(t.Context(), h, "a/b c", New("one\ntwo")))
		must(t, SetAndCheck(t.Context(), h, "a/b c", New("zwei ä")))
		if _, there := fake.entries["https://jtlctl/a/b%20c"]; !there || len(fake.entries) != 1 {
			t.Errorf("%s: %v", name, fake.entries)
		}
		must(t, h.Delete(t.Context(), "a/b c"))
		if len(fake.entries) != 0 {
			t.Errorf("%s: left %v", name, fake.entries)
		}
	}
}

// TestHelper_Get_locked: nobody is to hear that a secret is gone because the store is
// locked.
func TestHelper_Get_locked(t *testing.T) {
	t.Parallel()
	for _, fake := range []*fakeHelper{{locked: true}, {locked: true, emptyAnswer: true, eraseMissing: true}} {
		h := helperWith(fake)
		_, err := h.Get(t.Context(), "a")
		wantFault(t, err, fault.Store, "the store helper:fake cannot be used", "it may be locked")
		wantFault(t, SetAndCheck(t.Context(), h, "a", New("x")), fault.Store, "it does not give back what was put into it")
	}
}

// TestHelper_Delete_locked: nor that it is removed.
func TestHelper_Delete_locked(t *testing.T) {
	t.Parallel()
	for _, fails := range []bool{false, true} {
		fake := &fakeHelper{eraseMissing: fails}
		h := helperWith(fake)
		must(t, h.Set(t.Context(), "a", New("x")))
		fake.locked = true
		wantFault(t, h.Delete(t.Context(), "a"), fault.Store, "it may be locked")
		if _, there := fake.entries[address("a")]; !there {
			t.Error("the fake has removed it")
		}
	}
}

// TestHelper_Get_frozen: what an earlier probe left behind proves nothing.
func TestHelper_Get_frozen(t *testing.T) {
	t.Parallel()
	fake := &fakeHelper{}
	h := helperWith(fake)
	fake.entries[address("probe")] = credentials{address("probe"), helperUser, "probe"}
	fake.frozen = true
	_, err := h.Get(t.Context(), "a")
	wantFault(t, err, fault.Store, "cannot be used")
}

// TestHelper_Get_hostOnly: a helper with one entry a host would replace one secret by
// another.
func TestHelper_Get_hostOnly(t *testing.T) {
	t.Parallel()
	fake := &fakeHelper{hostOnly: true}
	wantFault(t, Probe(t.Context(), helperWith(fake)), fault.Store, "it answers with the entry of another address", "use another store")
	if len(fake.entries) != 0 {
		t.Errorf("left %v", fake.entries)
	}
}

// TestHelper_Get_interrupted: Ctrl-C leaves no entry of a probe behind.
func TestHelper_Get_interrupted(t *testing.T) {
	t.Parallel()
	for _, verb := range []string{"store", "get"} {
		fake := &fakeHelper{}
		h := helperWith(fake)
		ctx, interrupt := context.WithCancelCause(t.Context())
		h.Run = func(ctx context.Context, call HelperCall) (output, words []byte, err error) {
			output, words, err = fake.run(ctx, call)
			if call.Verb == verb && len(fake.entries) > 0 {
				interrupt(errStopped)
			}
			return output, words, err
		}
		if _, err := h.Get(ctx, "a"); !errors.Is(err, errStopped) || len(fake.entries) != 0 {
			t.Errorf("%s: %v, left %v", verb, err, fake.entries)
		}
	}
}

var errStopped = errors.New("stopped")

// TestHelper_otherUser: with an entry of another user the old secret stays in force, and
// nobody is to believe that the new one does.
func TestHelper_otherUser(t *testing.T) {
	t.Parallel()
	fake := &fakeHelper{}
	h := helperWith(fake)
	fake.entries[address("a")] = credentials{address("a"), "somebody", "theirs"}
	for name, err := range map[string]error{"get": second(h.Get(t.Context(), "a")), "set": SetAndCheck(t.Context(), h, "a", New("ours"))} {
		t.Log(name)
		wantFault(t, err, fault.Store, `the user name "somebody"`, "`printf %s 'https://jtlctl/a' | docker-credential-fake erase`")
	}
	fake.entries[address("a")] = credentials{address("a"), helperUser, "older"}
	fake.frozen = true
	wantFault(t, SetAndCheck(t.Context(), h, "a", New("ours")), fault.Store, "did not give back what was put into it")
}

func second[T any](_ T, err error) error { return err }

func TestHelper_refuses(t *testing.T) {
	t.Parallel()
	h := helperWith(&fakeHelper{})
	wantFault(t, h.Set(t.Context(), "a", New(strings.Repeat("x", 64<<10))), fault.Store, "too long for the helper:fake store", "--store file")
	wantFault(t, h.Set(t.Context(), "a", New(strings.Repeat("\"", 33<<10))), fault.Store, "too long for the helper:fake store") // escaped
	wantFault(t, h.Set(t.Context(), "a", New("\xff\xfe")), fault.Store, "is not UTF-8")

	fake := &fakeHelper{deaf: true}
	h = helperWith(fake)
	must(t, h.Set(t.Context(), "a", New("x")))
	wantFault(t, h.Delete(t.Context(), "a"), fault.Store, "has not removed")

	for _, answer := range []string{"", "hello", "[]", "{", `{"Secret":1}`, "{\"Username\":\"jtlctl\",\"Secret\":\"\xff\"}", `{"Username":"jtlctl","Secret":"a"} x`} {
		h.Run = func(context.Context, HelperCall) (output, words []byte, err error) { return []byte(answer), nil, nil }
		_, err := h.Get(t.Context(), "a")
		wantFault(t, err, fault.Store, "not the JSON of a credential helper")
	}
}

func TestHelper_limits(t *testing.T) {
	t.Parallel()
	waits := func(ctx context.Context, _ HelperCall) (output, words []byte, err error) {
		<-ctx.Done()
		return nil, nil, ctx.Err()
	}
	h := &Helper{Program: "silent", Run: waits, Limits: Limits{Alone: time.Millisecond}}
	_, err := h.Get(t.Context(), "a")
	wantFault(t, err, fault.Store, "did not answer within 1ms")

	noticed := make(chan time.Duration, 1)
	h = &Helper{Program: "silent", Run: waits, Limits: Limits{Person: 50 * time.Millisecond, Notice: time.Nanosecond}, Waiting: func(l time.Duration) { noticed <- l }}
	_, err = h.Get(t.Context(), "a")
	wantFault(t, err, fault.Store, "did not answer within 50ms")
	if got := <-noticed; got != 50*time.Millisecond {
		t.Errorf("a person is told of %s", got)
	}
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := h.Get(ctx, "a"); !errors.Is(err, context.Canceled) {
		t.Errorf("%v", err)
	}
}
