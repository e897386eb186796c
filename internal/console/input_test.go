package console

import (
	"bytes"
	"io"
	"strings"
	"testing"
	"time"
)

// TestContextReader_silent: whoever waits for the first byte says so once, and nothing
// is said of a pause later on.
func TestContextReader_silent(t *testing.T) {
	t.Parallel()
	in, out := io.Pipe()
	said := make(chan struct{}, 2)
	r := &contextReader{ctx: t.Context(), source: in, patience: time.Nanosecond, silent: func() { said <- struct{}{} }}
	go func() {
		<-said // it waits only after it was silent
		_, _ = io.WriteString(out, "one")
		_, _ = io.WriteString(out, "two")
		_ = out.Close()
	}()
	text, err := io.ReadAll(r)
	if err != nil || string(text) != "onetwo" {
		t.Errorf("%q, %v", text, err)
	}
	if len(said) != 0 {
		t.Error("it was said twice")
	}
}

// TestConsole_Reader demands no word about input that is there.
func TestConsole_Reader(t *testing.T) {
	t.Parallel()
	var errs bytes.Buffer
	c := &Console{In: strings.NewReader("text"), Err: &errs}
	text, err := io.ReadAll(c.Reader(t.Context()))
	if err != nil || string(text) != "text" || errs.Len() > 0 {
		t.Errorf("%q, %v, %s", text, err, &errs)
	}
}
