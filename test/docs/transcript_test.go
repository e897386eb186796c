package docs

import (
	"path/filepath"
	"strings"
	"testing"

	"github.com/jtlctl/jtlctl/internal/cli/kit"
	"github.com/jtlctl/jtlctl/internal/demo"
	"github.com/jtlctl/jtlctl/internal/disk"
	"github.com/jtlctl/jtlctl/internal/sandbox"
	"github.com/jtlctl/jtlctl/test/clitest"
)

// transcriptWorld has a sandbox whose keys are always the same, served without
// a port, and variables that commands can use.
type transcriptWorld struct {
	kit.World

	variables map[string]string
}

func newTranscriptWorld(t *testing.T) *transcriptWorld {
	t.Helper()
	w := &transcriptWorld{World: clitest.World(strings.NewReader(""), nil, nil), variables: map[string]string{}}
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
	w.variables["JTLCTL_PASSPHRASE"] = "correct horse"
	w.variables["NEW"] = filepath.Join(folder, "new")
	w.Roots = disk.Roots{Config: folder, Cache: folder, State: folder}
	return w
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
