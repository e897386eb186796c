package console

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"io"
	"strings"
	"testing"
)

func newTest() (c *Console, out, errs *bytes.Buffer) {
	out, errs = &bytes.Buffer{}, &bytes.Buffer{}
	return &Console{In: strings.NewReader(""), Out: out, Err: errs}, out, errs
}

func TestConsole_streams(t *testing.T) {
	t.Parallel()
	c, out, errs := newTest()
	c.Printf("result\n")
	c.Notef("note")
	c.Hintf("hint")
	c.Warnf("warned")
	c.Errorf("failed")
	if got, want := out.String(), "result\n"; got != want {
		t.Errorf("stdout: %q", got)
	}
	if got, want := errs.String(), "note\nhint: hint\nwarning: warned\nerror: failed\n"; got != want {
		t.Errorf("stderr: %q", got)
	}
}

func TestConsole_quiet(t *testing.T) {
	t.Parallel()
	c, _, errs := newTest()
	c.Quiet, c.Animate = true, true
	c.Notef("note")
	c.Hintf("hint")
	c.Progress("progress")
	c.Warnf("warned")
	if got, want := errs.String(), "warning: warned\n"; got != want {
		t.Errorf("stderr: %q", got)
	}
}

func TestStyle(t *testing.T) {
	t.Parallel()
	if got := (Style{}).Red("x"); got != "x" {
		t.Errorf("off: %q", got)
	}
	if got := (Style{On: true}).Red("x"); got != "\x1b[31mx\x1b[0m" {
		t.Errorf("on: %q", got)
	}
}

func TestSafe(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]string{
		"plain äöü\n\tx":             "plain äöü\n\tx",
		"\x1b[31mred":                `\u001b[31mred`,
		"\u009b31m":                  `\u009b31m`,
		"abc\u202Ecba":               `abc\u202ecba`,
		"carriage\rreturn\x7f!":      `carriage\u000dreturn\u007f!`,
		"a\u200bb\u2060c\ufeff":      `a\u200bb\u2060c\ufeff`,
		"x\U000E0041\U000E007F":      `x\udb40\udc41\udb40\udc7f`,
		"👩\u200d🚀 ❤\ufe0f می\u200cخ": "👩\u200d🚀 ❤\ufe0f می\u200cخ",
	} {
		got := Safe(text)
		if got != want {
			t.Errorf("Safe(%q) = %q, want %q", text, got, want)
		}
		var same, was string
		if json.Unmarshal([]byte(`"`+got+`"`), &same) == nil && json.Unmarshal([]byte(`"`+text+`"`), &was) == nil && same != was {
			t.Errorf("in JSON %q becomes %q", text, same)
		}
	}
}

func TestConsole_escapes(t *testing.T) {
	t.Parallel()
	c, out, errs := newTest()
	evil := "\x1b]0;owned\x07\u009b2J\xff\x9b"
	c.Notef("%s", evil)
	c.Errorf("%s", evil)
	c.Table([][]string{{evil, evil}})
	if err := c.JSON(map[string]string{"k": evil}); err != nil {
		t.Fatal(err)
	}
	c.ErrorJSON(map[string]string{"k": evil})
	c.Printf("%s", Indented([]byte(`{"k":"`+"\u009b"+`"}`)))
	for _, printed := range []string{out.String(), errs.String()} {
		if strings.ContainsAny(printed, "\x1b\x07\u009b") {
			t.Errorf("a control character came through: %q", printed)
		}
	}
}

func TestConsole_JSON(t *testing.T) {
	t.Parallel()
	text := `{"b":9007199254740993,"a":"<&>","a":1}`
	if got, want := Indented([]byte(text)), "{\n  \"b\": 9007199254740993,\n  \"a\": \"<&>\",\n  \"a\": 1\n}"; got != want {
		t.Errorf("got %s", got)
	}
}

func TestConsole_Read(t *testing.T) {
	t.Parallel()
	c, _, _ := newTest()
	c.In = strings.NewReader("12345")
	if got, err := c.Read(t.Context(), 5); err != nil || string(got) != "12345" {
		t.Errorf("Read = %q, %v", got, err)
	}
	blocked, writer := io.Pipe()
	defer func() { _ = writer.Close() }()
	c.In = blocked
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := c.Read(ctx, 5); !errors.Is(err, context.Canceled) {
		t.Errorf("a cancelled read: %v", err)
	}
}

// TestConsole_Redact: whatever is printed apart from the result passes the redactor, on the
// words as they came, and the result does not.
func TestConsole_Redact(t *testing.T) {
	t.Parallel()
	for name, say := range map[string]func(*Console, string){
		"Notef":    func(c *Console, text string) { c.Notef("%s", text) },
		"Warnf":    func(c *Console, text string) { c.Warnf("%s", text) },
		"Hintf":    func(c *Console, text string) { c.Hintf("%s", text) },
		"Tracef":   func(c *Console, text string) { c.Tracef("%s", text) },
		"Errorf":   func(c *Console, text string) { c.Errorf("%s", text) },
		"Progress": func(c *Console, text string) { c.Progress(text) },
	} {
		var errs strings.Builder
		c := &Console{Err: &errs, Animate: true, Redact: strings.NewReplacer("a\nb", "[redacted]").Replace}
		say(c, "the a\nb")
		if got := errs.String(); !strings.Contains(got, "the [redacted]") {
			t.Errorf("%s: %q", name, got)
		}
	}
	var out strings.Builder
	c := &Console{Out: &out, Redact: func(string) string { return "" }}
	c.Printf("the result")
	if out.String() != "the result" {
		t.Errorf("the result is %q", out.String())
	}
}
