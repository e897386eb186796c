package docs

import (
	"io"
	"runtime"
	"slices"
	"strings"
	"testing"

	"github.com/jtlctl/jtlctl/internal/cli"
	"github.com/jtlctl/jtlctl/internal/cli/kit"
	"github.com/jtlctl/jtlctl/test/clitest"
)

// TestExamples runs the examples of every command, in their order, in the scene
// of the command.
func TestExamples(t *testing.T) {
	t.Parallel()
	needsBash(t)
	root := cli.NewRoot(&kit.App{World: clitest.World(strings.NewReader(""), io.Discard, io.Discard)})
	for _, c := range clitest.Commands(root) {
		if kit.IsTopic(c) || c.Example == "" {
			continue
		}
		t.Run(strings.ReplaceAll(c.CommandPath(), " ", "_"), func(t *testing.T) {
			t.Parallel()
			lines := commandLines(t, []block{{language: "sh", line: 1, text: scene(c.CommandPath())}})
			for _, example := range commandLines(t, []block{{language: "sh", line: 1, text: outdented(c.Example)}}) {
				turn := turns[example.command]
				if turn.typed != "" && runtime.GOOS != "linux" {
					t.Skip("an example asks a person, and only the tests for Linux open terminals")
				}
				lines = slices.Concat(lines, turn.lines(t, example))
			}
			for i, got := range newSession(t, lines).run(t, lines) {
				if want := exampleCode(lines[i].command); got.code != want {
					t.Errorf("exit code %s, want %s: %s\n%s", got.code, want, lines[i].command, got.output)
				}
			}
		})
	}
}

func exampleCode(command string) string {
	if turn := turns[command]; turn.code != "" {
		return turn.code
	}
	return expectedCode(command)
}

// scene returns the lines before the examples of a command.
func scene(path string) string {
	if own, ok := scenes[path+"!"]; ok {
		return own + "\n"
	}
	longest := "jtlctl"
	for begin := range scenes {
		if strings.HasPrefix(path, begin) && len(begin) > len(longest) {
			longest = begin
		}
	}
	if longest == "jtlctl" {
		return scenes[longest] + "\n"
	}
	return scenes["jtlctl"] + "\n" + scenes[longest] + "\n"
}
