package docs

import (
	"bytes"
	"context"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/jtlctl/jtlctl/internal/cli"
	"github.com/jtlctl/jtlctl/internal/cli/kit"
	"github.com/jtlctl/jtlctl/internal/console"
	"github.com/jtlctl/jtlctl/internal/demo"
	"github.com/jtlctl/jtlctl/internal/disk"
	"github.com/jtlctl/jtlctl/internal/sandbox"
	"github.com/jtlctl/jtlctl/test/clitest"
)

// TestTranscripts runs every `$ jtlctl …` of a ```console block in README.md
// and docs/, in a world that is the same each time, and compares what the page
// shows with what is printed. Commands that read files run in docs/examples.
// UPDATE=1 rewrites the pages.
func TestTranscripts(t *testing.T) {
	t.Parallel()
	pages, err := filepath.Glob(filepath.Join(docsFolder, "*.md"))
	if err != nil {
		t.Fatal(err)
	}
	for _, page := range append(pages, "../../README.md") {
		if generated := filepath.Base(page); generated == "commands.md" || generated == "conventions.md" || generated == "rules.md" {
			continue
		}
		text, err := os.ReadFile(page)
		if err != nil {
			t.Fatal(err)
		}
		w := newTranscriptWorld(t)
		if filepath.Base(page) == "scopes-from-code.md" {
			w.folder = sampleApp
		}
		block := regexp.MustCompile("(?s)```console\n(.*?)```")
		sameFile(t, page, block.ReplaceAllStringFunc(string(text), func(found string) string {
			return "```console\n" + w.replay(t, found) + "```"
		}))
	}
}

// transcriptWorld has a sandbox whose keys are always the same, served without
// a port, and variables that commands can use.
type transcriptWorld struct {
	kit.World
	folder    string // in which commands run that read files
	variables map[string]string
}

func newTranscriptWorld(t *testing.T) *transcriptWorld {
	t.Helper()
	w := &transcriptWorld{folder: examplesFolder, World: clitest.World(strings.NewReader(""), nil, nil), variables: map[string]string{}}
	served, err := sandbox.New(sandbox.Config{BaseURL: "http://" + sandbox.DefaultAddr, Now: w.Now, Random: &clitest.Counting{}, Wawi: sandbox.Wawi{Deny: []string{"salesorders.write"}}})
	if err != nil {
		t.Fatal(err)
	}
	for _, v := range served.Variables() {
		w.variables[v.Name] = v.Value
	}
	if w.variables["SESSION"], err = served.Mint(sandbox.TokenRequest{}); err != nil {
		t.Fatal(err)
	}
	w.variables["FORGED"] = demo.Forge(w.variables["SESSION"])
	w.Environment = func(name string) string { return w.variables[name] }
	w.variables["WAWI"] = "http://" + sandbox.DefaultAddr + sandbox.WawiPath + "eazybusiness"
	w.Transport, w.Keyring = clitest.HandlerTransport{Handler: served}, &demo.Keyring{}
	folder := t.TempDir()
	w.variables["DOCUMENTS"] = filepath.Join(folder, "documents")
	writeDocuments(t, w.variables["DOCUMENTS"])
	w.variables["NEW"] = filepath.Join(folder, "new")
	w.Roots = disk.Roots{Config: folder, Cache: folder, State: folder}
	return w
}

// replay runs the commands of a block and returns it with their output.
func (w *transcriptWorld) replay(t *testing.T, block string) string {
	t.Helper()
	var out bytes.Buffer
	for line := range strings.Lines(block) {
		command, ok := strings.CutPrefix(strings.TrimSpace(line), "$ jtlctl ")
		if !ok {
			continue
		}
		out.WriteString("$ jtlctl " + command + "\n")
		var args []string
		for _, word := range strings.Fields(command) {
			if strings.HasSuffix(word, ".yaml") {
				word = filepath.Join(docsFolder, "examples", word)
			}
			args = append(args, os.Expand(strings.Trim(word, `"'`), w.Environment))
		}
		if args[0] == "manifest" || args[0] == "scope" {
			out.WriteString(inFolder(t, w.folder, args))
			continue
		}
		once := w.World
		once.Console = &console.Console{In: w.Console.In, Out: &out, Err: &out}
		cli.Run(context.Background(), args, once)
	}
	return out.String()
}

// The folders in which commands run that read files: the examples, and an app that
// needs scopes.
const (
	examplesFolder = docsFolder + "/examples"
	sampleApp      = "../testdata/shop-sync"
)

// inFolder runs the real binary in a folder.
func inFolder(t *testing.T, folder string, args []string) string {
	t.Helper()
	c := clitest.Command(t.Context(), t, args...)
	c.Dir = folder
	c.Env = append(c.Env, "HOME="+t.TempDir())
	printed, _ := c.CombinedOutput()
	return string(printed)
}
