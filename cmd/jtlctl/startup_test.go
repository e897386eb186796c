package main

import (
	"bufio"
	"bytes"
	"fmt"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// TestStartUp holds what everybody waits for at every call, in figures that do
// not depend on the machine: test/bench measures the time.
func TestStartUp(t *testing.T) {
	t.Parallel()
	if testing.Short() {
		t.Skip("it links the program, which takes seconds")
	}
	needsGo(t)
	program := filepath.Join(t.TempDir(), "jtlctl.exe")
	build := exec.CommandContext(t.Context(), "go", "build", "-ldflags=-dumpdep", "-o", program, ".")
	dependencies, err := build.CombinedOutput()
	if err != nil {
		t.Fatalf("%v\n%.2000s", err, dependencies)
	}
	for _, cause := range methodsByName(dependencies) {
		t.Errorf("the linker cannot drop the methods that are not used, because a method is looked up by name: %s", cause)
	}
	version := exec.CommandContext(t.Context(), program, "version")
	version.Env = []string{"GODEBUG=inittrace=1", "HOME=" + t.TempDir()}
	trace, err := version.CombinedOutput()
	if err != nil {
		t.Fatal(err)
	}
	// A package that compiles a regular expression or fills a table takes some
	// hundred allocations; those that do so today are viper's and YAML's.
	// gojq fills the table of its functions in init, which nothing can put off.
	const ofPackage, ofAll = 300, 1400
	known := map[string]int{"github.com/itchyny/gojq": 2400}
	all := 0
	for name, allocations := range initAllocations(t, string(trace)) {
		if limit, ok := known[name]; ok {
			if allocations > limit {
				t.Errorf("the initialisation of %s allocates %d times, and %d is the limit", name, allocations, limit)
			}
			continue
		}
		if all += allocations; allocations > ofPackage {
			t.Errorf("the initialisation of %s allocates %d times, and %d is the limit; compute it when it is needed (sync.OnceValue)", name, allocations, ofPackage)
		}
	}
	if all == 0 || all > ofAll {
		t.Errorf("the initialisation of all packages allocates %d times, and %d is the limit", all, ofAll)
	}
}

// methodsByName returns the edges of the linker's graph that lead to a function
// that uses reflection so that any method may be called.
func methodsByName(dump []byte) []string {
	edge := regexp.MustCompile(`^(\S+)(?: <\S+>)? -> (\S+) <ReflectMethod>`)
	var causes []string
	lines := bufio.NewScanner(bytes.NewReader(dump))
	lines.Buffer(nil, 1<<20)
	for lines.Scan() {
		if found := edge.FindStringSubmatch(lines.Text()); found != nil {
			causes = append(causes, found[1]+" calls "+found[2])
		}
	}
	return causes
}

func initAllocations(t *testing.T, trace string) map[string]int {
	t.Helper()
	found := map[string]int{}
	for line := range strings.Lines(trace) {
		rest, ok := strings.CutPrefix(line, "init ")
		if !ok {
			continue
		}
		name, _, _ := strings.Cut(rest, " ")
		fields := strings.Fields(line)
		var allocations int
		if _, err := fmt.Sscan(fields[len(fields)-2], &allocations); err != nil {
			t.Fatalf("%q: %v", line, err)
		}
		found[name] = allocations
	}
	return found
}

func TestMethodsByName(t *testing.T) {
	t.Parallel()
	dump := "main.main -> fmt.Println\n" +
		"text/template.(*state).evalFieldChain -> text/template.(*state).evalField <ReflectMethod>\n" +
		"text/template.(*state).evalField <ReflectMethod> -> reflect.Value.MethodByName\n" +
		"type:a.T <UsedInIface> -> a.T.Method <ReflectMethod>\n"
	if got := strings.Join(methodsByName([]byte(dump)), "; "); got != "text/template.(*state).evalFieldChain calls text/template.(*state).evalField; type:a.T calls a.T.Method" {
		t.Error(got)
	}
}
