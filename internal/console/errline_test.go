package console

import (
	"io"
	"os"
	"testing"
)

// TestConsole_errLine: what goes to standard error begins a line of its own, also if
// the result ended without one and both streams are the same pipe.
func TestConsole_errLine(t *testing.T) {
	t.Parallel()
	for result, want := range map[string]string{
		`{"a":1}`: "{\"a\":1}\nerror: e\nhint: h\n", "text\n": "text\nerror: e\nhint: h\n", "": "error: e\nhint: h\n",
	} {
		reader, writer, err := os.Pipe()
		if err != nil {
			t.Fatal(err)
		}
		c := &Console{Out: writer, Err: writer}
		c.Printf("%s", result)
		c.Errorf("e")
		c.Hintf("h")
		_ = writer.Close()
		got, err := io.ReadAll(reader)
		if err != nil || string(got) != want {
			t.Errorf("%q: got %q, %v, want %q", result, got, err, want)
		}
		_ = reader.Close()
	}
}
