package main

import (
	"fmt"
	"maps"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/jtlctl/jtlctl/test/binary"
)

// TestStartUp holds what everybody waits for at every call, in figures that hardly
// depend on the machine: what is linked, how large it is, and what is computed before
// main. test/bench measures the time.
func TestStartUp(t *testing.T) {
	t.Parallel()
	if testing.Short() {
		t.Skip("it links the program, which takes seconds")
	}
	needsGo(t)
	program, graph := link(t)
	for _, edge := range graph.ByName {
		t.Errorf("the linker cannot drop the methods that are not used, because one is looked up by name: %s calls %s, on the way\n\t%s",
			edge[0], edge[1], strings.Join(graph.Path(edge[1]), "\n\t"))
	}
	for prefix, why := range heavySymbols {
		if symbol := graph.Find(prefix); symbol != "" {
			t.Errorf("%s is linked (%s), on the way\n\t%s", symbol, why, strings.Join(graph.Path(symbol), "\n\t"))
		}
	}
	checkPlainSize(t, program)
	var best map[string]initCost
	var faults []string
	for range 25 { // what else runs on the machine can only make a run slower
		best = fewest(best, traceInits(t, program))
		if faults = overBudget(best); len(faults) == 0 {
			return
		}
	}
	for _, fault := range faults {
		t.Error(fault)
	}
}

// heavySymbols are parts of packages that are imported and must not be linked.
var heavySymbols = map[string]string{
	"text/template.(*state)":                    "templates call any method by its name",
	"text/template/parse.Parse":                 "templates are parsed",
	"html/template.(*Template)":                 "only its types belong to viper",
	"mime/multipart.(*Reader)":                  "nothing reads forms",
	"github.com/pelletier/go-toml/v2.(*decoder": "no file is TOML",
	"github.com/fsnotify/fsnotify.(*Watcher)":   "nothing is watched",
	"github.com/spf13/afero.(*MemMapFs)":        "files are read by internal/disk",
}

// link builds the program as plain `go build` does.
func link(t *testing.T) (string, *binary.Graph) {
	t.Helper()
	program := filepath.Join(t.TempDir(), "jtlctl.exe")
	build := exec.CommandContext(t.Context(), "go", "build", "-ldflags=-dumpdep", "-o", program, ".")
	dump, err := build.CombinedOutput()
	if err != nil {
		t.Fatalf("%v\n%.2000s", err, dump)
	}
	graph, err := binary.ReadGraph(strings.NewReader(string(dump)))
	if err != nil {
		t.Fatal(err)
	}
	if graph.Path("fmt.Sprintf") == nil {
		t.Fatal("the linker's -dumpdep is not understood: fmt.Sprintf is not in it")
	}
	return program, graph
}

// initCost is what a package computes before main.
type initCost struct {
	milliseconds float64
	allocations  int
}

func traceInits(t *testing.T, program string) map[string]initCost {
	t.Helper()
	version := exec.CommandContext(t.Context(), program, "version")
	version.Env = []string{"GODEBUG=inittrace=1", "HOME=" + t.TempDir()}
	trace, err := version.CombinedOutput()
	if err != nil {
		t.Fatal(err)
	}
	costs := parseInits(string(trace))
	if len(costs) == 0 {
		t.Skipf("GODEBUG=inittrace=1 prints nothing that is understood: %.300s", trace)
	}
	return costs
}

// parseInits reads lines such as "init net/http @1.5 ms, 0.03 ms clock, 4712 bytes, 49 allocs".
func parseInits(trace string) map[string]initCost {
	costs := map[string]initCost{}
	for line := range strings.Lines(trace) {
		var name string
		var at, took float64
		var bytes, allocations int
		if _, err := fmt.Sscanf(line, "init %s @%f ms, %f ms clock, %d bytes, %d allocs", &name, &at, &took, &bytes, &allocations); err == nil {
			costs[name] = initCost{took, allocations}
		}
	}
	return costs
}

// fewest keeps the least of each package.
func fewest(a, b map[string]initCost) map[string]initCost {
	if a == nil {
		return b
	}
	for name, one := range b {
		if before, ok := a[name]; ok {
			one = initCost{min(before.milliseconds, one.milliseconds), min(before.allocations, one.allocations)}
		}
		a[name] = one
	}
	return a
}

// overBudget returns what costs too much. A package that compiles a regular expression or
// fills a table takes some hundred allocations; those that do so today are viper's and
// YAML's. gojq fills the table of its functions in init, which nothing can put off.
func overBudget(costs map[string]initCost) []string {
	const ofPackage, ofAll, ofGojq = 300, 1400, 2400
	const packageTime, allTime = 0.3, 1.5
	var faults []string
	var all initCost
	for _, name := range slices.Sorted(maps.Keys(costs)) {
		one := costs[name]
		if one.milliseconds > packageTime {
			faults = append(faults, fmt.Sprintf("the initialisation of %s takes %.2f ms, and %.1f is the limit; compute it when it is needed", name, one.milliseconds, packageTime))
		}
		all.milliseconds += one.milliseconds
		limit := ofPackage
		if name == "github.com/itchyny/gojq" {
			limit = ofGojq
		} else {
			all.allocations += one.allocations
		}
		if one.allocations > limit {
			faults = append(faults, fmt.Sprintf("the initialisation of %s allocates %d times, and %d is the limit; compute it when it is needed", name, one.allocations, limit))
		}
	}
	if all.allocations > ofAll {
		faults = append(faults, fmt.Sprintf("the initialisation of all packages allocates %d times, and %d is the limit", all.allocations, ofAll))
	}
	if all.milliseconds > allTime {
		faults = append(faults, fmt.Sprintf("the initialisation of all packages takes %.2f ms, and %.1f is the limit", all.milliseconds, allTime))
	}
	return faults
}

func TestOverBudget(t *testing.T) {
	t.Parallel()
	trace := "init os @0.1 ms, 0.05 ms clock, 432 bytes, 9 allocs\n" +
		"init a @1 ms, 0.31 ms clock, 10 bytes, 1 allocs\n" +
		"init b @2 ms, 0.1 ms clock, 10 bytes, 301 allocs\n" +
		"jtlctl 1.0\n"
	costs := parseInits(trace)
	if len(costs) != 3 {
		t.Fatalf("parseInits() = %v", costs)
	}
	got := strings.Join(overBudget(costs), "\n")
	want := "the initialisation of a takes 0.31 ms, and 0.3 is the limit; compute it when it is needed\n" +
		"the initialisation of b allocates 301 times, and 300 is the limit; compute it when it is needed"
	if got != want {
		t.Errorf("overBudget() =\n%s\nwant\n%s", got, want)
	}
	quicker := parseInits(strings.Replace(trace, "0.31 ms", "0.29 ms", 1))
	if got := overBudget(fewest(costs, quicker)); len(got) != 1 {
		t.Errorf("the better of two runs: %q", got)
	}
	for i := range 8 {
		costs[fmt.Sprint(i)] = initCost{0.2, 200}
	}
	if got := strings.Join(overBudget(costs), "\n"); !strings.Contains(got, "all packages allocates 1911 times") || !strings.Contains(got, "all packages takes 2.04 ms") {
		t.Errorf("the sum of all: %s", got)
	}
}
