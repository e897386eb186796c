package binary

import (
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
)

func TestPackageOf(t *testing.T) {
	t.Parallel()
	for symbol, want := range map[string]string{
		"net/http.(*Server).Serve": "net/http",
		"main.main":                "main",
		"slices.pdqsortCmpFunc[go.shape.struct { a/b.c string }]": "slices",
		"gopkg.in/yaml%2ev3.Unmarshal":                            "gopkg.in/yaml.v3",
		"type:.eq.a/b.T":                                          "type:",
		"memeqbody":                                               "memeqbody",
	} {
		if got := PackageOf(symbol); got != want {
			t.Errorf("PackageOf(%q) = %q, want %q", symbol, got, want)
		}
	}
}

// TestSizes: what a small program consists of, and what it would lose without a module.
func TestSizes(t *testing.T) {
	t.Parallel()
	if _, err := exec.LookPath("go"); err != nil || testing.Short() {
		t.Skip("it compiles a program")
	}
	root := t.TempDir()
	for name, text := range map[string]string{
		"go.mod":         "module example.test/small\n\ngo 1.26.0\n\nrequire example.test/heavy v0.0.0\n\nreplace example.test/heavy => ./heavy\n",
		"main.go":        "package main\n\nimport \"example.test/heavy\"\n\nfunc main() { println(heavy.Hash(\"x\")) }\n",
		"heavy/go.mod":   "module example.test/heavy\n\ngo 1.26.0\n",
		"heavy/heavy.go": "package heavy\n\nimport \"crypto/md5\"\n\n//go:noinline\nfunc Hash(s string) string { h := md5.Sum([]byte(s)); return string(h[:]) }\n",
	} {
		path := filepath.Join(root, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	program := filepath.Join(root, "small")
	build := exec.CommandContext(t.Context(), "go", "build", "-ldflags=-dumpdep", "-o", program, ".")
	build.Dir = root
	build.Env = append(os.Environ(), "CGO_ENABLED=0", "GOOS=linux", "GOARCH="+runtime.GOARCH, "GOFLAGS=-mod=mod", "GOWORK=off")
	dump, err := build.CombinedOutput()
	if err != nil {
		t.Fatalf("%v\n%.2000s", err, dump)
	}
	sizes, err := ReadSizes(program)
	if err != nil {
		t.Fatal(err)
	}
	graph, err := ReadGraph(strings.NewReader(string(dump)))
	if err != nil {
		t.Fatal(err)
	}
	imports, err := ReadImports(t.Context(), root, ".")
	if err != nil {
		t.Fatal(err)
	}
	if first := sizes.Packages[0]; first.Name != "runtime" || first.Total() < 200_000 || first.Functions < 500 {
		t.Errorf("the largest package is %+v, want runtime", first)
	}
	if sizes.Types < 10_000 || sizes.Strings < 1000 {
		t.Errorf("%d bytes of types and %d of constants", sizes.Types, sizes.Strings)
	}
	own, all := sizes.Cost(graph, imports, "example.test/heavy")
	if own <= 0 || all < own+2000 {
		t.Errorf("the module costs %d, and %d with crypto/md5, which only it needs", own, all)
	}
	if got := strings.Join(imports.Path("crypto/md5"), " "); got != "example.test/small example.test/heavy crypto/md5" {
		t.Errorf("Path() = %q", got)
	}
}
