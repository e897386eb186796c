package main

import (
	"context"
	"fmt"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"

	"github.com/jtlctl/jtlctl/packaging/release"
	"github.com/jtlctl/jtlctl/test/binary"
)

const (
	sizeMode     = "size"
	sizePackages = 25
)

// printSize says which packages and modules the released program for linux/amd64 consists of.
func printSize(ctx context.Context, _ []string) error {
	l, err := newLab(ctx)
	if err != nil {
		return err
	}
	defer l.close()
	const system, machine = "GOOS=linux", "GOARCH=amd64"
	stripped := filepath.Join(l.folder, "released")
	if err := release.Build(ctx, l.root, "./cmd/jtlctl", stripped, system, machine); err != nil {
		return err
	}
	info, err := os.Stat(stripped)
	if err != nil {
		return err
	}
	sizes, graph, imports, err := l.inspect(ctx, system, machine)
	if err != nil {
		return err
	}
	fmt.Printf("%d bytes, %.2f MiB; descriptions of types %d, constants %d\n\n", info.Size(), float64(info.Size())/(1<<20), sizes.Types, sizes.Strings)
	fmt.Printf("| package | functions | code | tables | lookup | all |\n| --- | ---: | ---: | ---: | ---: | ---: |\n")
	for _, p := range sizes.Packages[:sizePackages] {
		fmt.Printf("| %s | %d | %d | %d | %d | %d |\n", p.Name, p.Functions, p.Text, p.Data, p.Lookup, p.Total())
	}
	fmt.Printf("\n| module | its packages | with what only it needs |\n| --- | ---: | ---: |\n")
	for _, m := range modules(imports) {
		own, all := sizes.Cost(graph, imports, m)
		fmt.Printf("| %s | %d | %d |\n", m, own, all)
	}
	return nil
}

// inspect links the program again, with its symbols.
func (l *lab) inspect(ctx context.Context, environment ...string) (*binary.Sizes, *binary.Graph, *binary.Imports, error) {
	flags, err := release.Flags(l.root)
	if err != nil {
		return nil, nil, nil, err
	}
	last := len(flags) - 1
	flags[last] = strings.Replace(flags[last], "-s -w", "-dumpdep", 1)
	program := filepath.Join(l.folder, "symbols")
	build := exec.CommandContext(ctx, "go", append(append([]string{"build"}, flags...), "-o", program, "./cmd/jtlctl")...)
	build.Dir = l.root
	build.Env = append(append(os.Environ(), "CGO_ENABLED=0"), environment...)
	dump, err := build.CombinedOutput()
	if err != nil {
		return nil, nil, nil, fmt.Errorf("jtlctl cannot be built: %w\n%.2000s", err, dump)
	}
	graph, err := binary.ReadGraph(strings.NewReader(string(dump)))
	if err != nil {
		return nil, nil, nil, err
	}
	sizes, err := binary.ReadSizes(program)
	if err != nil {
		return nil, nil, nil, err
	}
	imports, err := binary.ReadImports(ctx, l.root, "./cmd/jtlctl")
	return sizes, graph, imports, err
}

// modules are those of other people.
func modules(imports *binary.Imports) []string {
	all := map[string]bool{}
	for _, m := range imports.Module {
		if m != "" && m != module {
			all[m] = true
		}
	}
	return slices.Sorted(maps.Keys(all))
}
