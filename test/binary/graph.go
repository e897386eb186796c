// Package binary says what a program that was linked consists of, and why.
package binary

import (
	"bufio"
	"io"
	"regexp"
	"strings"
)

// Graph is what the linker keeps: each symbol with those that it needs.
type Graph struct {
	needs map[string][]string
	// ByName are the edges to functions that look up a method by a name that is not a
	// constant. If there is one, the linker keeps every exported method.
	ByName [][2]string
}

// edge matches a line of the linker's -dumpdep.
var edge = regexp.MustCompile(`^(.+?)(?: <[^>]*>)? -> (.+?)( <[^>]*>)?$`)

// ReadGraph reads the output of `go build -ldflags=-dumpdep`.
func ReadGraph(dump io.Reader) (*Graph, error) {
	g := &Graph{needs: map[string][]string{}}
	lines := bufio.NewScanner(dump)
	lines.Buffer(nil, 1<<20)
	for lines.Scan() {
		found := edge.FindStringSubmatch(lines.Text())
		if found == nil {
			continue
		}
		g.needs[found[1]] = append(g.needs[found[1]], found[2])
		if strings.Contains(found[3], "ReflectMethod") {
			g.ByName = append(g.ByName, [2]string{found[1], found[2]})
		}
	}
	return g, lines.Err()
}

// roots are what the linker begins with.
var roots = []string{"main.main", "runtime.main", "go:main.inittasks", "_rt0_amd64_linux", "_rt0_arm64_linux"}

// Path returns the shortest way from the beginning of the program to a symbol, with both
// of its ends; nil if the symbol is not in it.
func (g *Graph) Path(symbol string) []string {
	from := g.reach(func(string) bool { return true })
	if _, ok := from[symbol]; !ok {
		return nil
	}
	var path []string
	for at := symbol; at != ""; at = from[at] {
		path = append([]string{at}, path...)
	}
	return path
}

// Find returns a symbol of the program whose name begins with prefix, or "".
func (g *Graph) Find(prefix string) string {
	first := ""
	for symbol := range g.reach(func(string) bool { return true }) {
		if strings.HasPrefix(symbol, prefix) && (first == "" || symbol < first) {
			first = symbol
		}
	}
	return first
}

// reach returns all symbols that are reached through symbols that may be there, each
// with the one before it; the roots have none.
func (g *Graph) reach(may func(string) bool) map[string]string {
	from := map[string]string{}
	var open []string
	for _, root := range roots {
		if len(g.needs[root]) > 0 {
			from[root] = ""
			open = append(open, root)
		}
	}
	for len(open) > 0 {
		at := open[0]
		open = open[1:]
		for _, next := range g.needs[at] {
			if _, seen := from[next]; !seen && may(next) {
				from[next] = at
				open = append(open, next)
			}
		}
	}
	return from
}
