package binary

import (
	"bufio"
	"bytes"
	"context"
	"fmt"
	"os"
	"os/exec"
	"strings"
)

// Imports are the packages of a program with what each imports, and the module of each;
// the standard library has none.
type Imports struct {
	Of     map[string][]string
	Module map[string]string
	Main   string
}

// ReadImports asks the go command for the packages of the program in a folder.
func ReadImports(ctx context.Context, root, main string, flags ...string) (*Imports, error) {
	list := exec.CommandContext(ctx, "go", append(append([]string{"list", "-deps", "-f", `{{.ImportPath}}|{{with .Module}}{{.Path}}{{end}}|{{join .Imports " "}}`}, flags...), main)...) //nolint:gosec // the go command, with flags of the project
	list.Dir = root
	list.Env = append(os.Environ(), "CGO_ENABLED=0")
	list.Stderr = os.Stderr
	output, err := list.Output()
	if err != nil {
		return nil, fmt.Errorf("the imports cannot be listed: %w", err)
	}
	found := &Imports{Of: map[string][]string{}, Module: map[string]string{}}
	lines := bufio.NewScanner(bytes.NewReader(output))
	for lines.Scan() {
		parts := strings.Split(lines.Text(), "|")
		found.Of[parts[0]] = strings.Fields(parts[2])
		found.Module[parts[0]] = parts[1]
		found.Main = parts[0] // the last one needs all others
	}
	return found, lines.Err()
}

// Path returns the shortest chain of imports from the program to a package, with both
// ends; nil if there is none.
func (i *Imports) Path(target string) []string {
	from := i.reach("")
	if _, ok := from[target]; !ok {
		return nil
	}
	var path []string
	for at := target; at != ""; at = from[at] {
		path = append([]string{at}, path...)
	}
	return path
}

// reach returns all packages that are imported without a module, each with the one
// before it.
func (i *Imports) reach(without string) map[string]string {
	from := map[string]string{i.Main: ""}
	open := []string{i.Main}
	for len(open) > 0 {
		at := open[0]
		open = open[1:]
		for _, next := range i.Of[at] {
			if _, seen := from[next]; !seen && (without == "" || i.Module[next] != without) {
				from[next] = at
				open = append(open, next)
			}
		}
	}
	return from
}

// Cost returns how many bytes of code, data and tables of functions a program would lose
// without a module: its own, and those of all that only it needs. Types and constants are
// not in it: the linker does not say how long each is.
func (s *Sizes) Cost(g *Graph, i *Imports, module string) (own, all int64) {
	left := i.reach(module)
	gone := func(name string) bool {
		of := PackageOf(name)
		_, known := i.Of[of]
		_, stays := left[of]
		return known && !stays
	}
	stay := g.reach(func(name string) bool { return !gone(name) })
	for name := range g.reach(func(string) bool { return true }) {
		if _, stays := stay[name]; stays {
			continue
		}
		one := s.symbols[name]
		size := one.size + s.share(one)
		all += size
		if i.Module[PackageOf(name)] == module {
			own += size
		}
	}
	return own, all
}
