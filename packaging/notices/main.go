// Command notices writes the licences of everything that is in the binary, for every
// system it is released for.
//
//	go run ./packaging/notices > THIRD_PARTY_NOTICES
package main

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
)

func main() {
	if err := write(os.Stdout, "."); err != nil {
		fmt.Fprintln(os.Stderr, "notices:", err)
		os.Exit(1)
	}
}

// write writes the notices of the program of a checkout.
func write(to io.Writer, checkout string) error {
	found, err := modules(checkout)
	if err != nil {
		return err
	}
	goRoot, err := goCommand(checkout, nil, "env", "GOROOT")
	if err != nil {
		return err
	}
	w := bufio.NewWriter(to)
	fmt.Fprint(w, "jtlctl contains the Go modules below, under these licences.\n")
	if err := notice(w, "The Go standard library", strings.TrimSpace(goRoot)); err != nil {
		return err
	}
	for _, name := range slices.Sorted(maps.Keys(found)) {
		if err := notice(w, name, found[name]); err != nil {
			return err
		}
	}
	copied, err := filepath.Glob(filepath.Join(checkout, "third_party", "*"))
	if err != nil {
		return err
	}
	for _, folder := range copied {
		if err := notice(w, "third_party/"+filepath.Base(folder), folder); err != nil {
			return err
		}
	}
	return w.Flush()
}

// modules returns the folders of the modules in the binary by their names and versions.
func modules(checkout string) (map[string]string, error) {
	found := map[string]string{}
	for _, system := range []string{"linux", "windows", "darwin"} {
		for _, machine := range []string{"amd64", "arm64"} {
			out, err := goCommand(checkout, []string{"GOOS=" + system, "GOARCH=" + machine, "CGO_ENABLED=0"},
				"list", "-deps", "-f", "{{with .Module}}{{if not .Main}}{{.Path}} {{.Version}}\t{{.Dir}}{{end}}{{end}}", "./cmd/jtlctl")
			if err != nil {
				return nil, err
			}
			for line := range strings.Lines(out) {
				if name, folder, ok := strings.Cut(strings.TrimSpace(line), "\t"); ok {
					found[name] = folder
				}
			}
		}
	}
	return found, nil
}

func goCommand(checkout string, variables []string, args ...string) (string, error) {
	var said bytes.Buffer
	c := exec.Command("go", args...) //nolint:gosec // fixed words
	c.Dir, c.Env, c.Stderr = checkout, append(os.Environ(), variables...), &said
	out, err := c.Output()
	if err != nil {
		return "", fmt.Errorf("go %s: %w: %s", strings.Join(args, " "), err, said.String())
	}
	return string(out), nil
}

// notice writes what a module says of its licence.
func notice(w io.Writer, name, folder string) error {
	entries, err := os.ReadDir(folder)
	if err != nil {
		return err
	}
	isLicence := regexp.MustCompile(`(?i)^(licen[cs]e|copying|notice|patents)([.-].*)?$`)
	rule := strings.Repeat("=", 78)
	fmt.Fprintf(w, "\n%s\n%s\n%s\n", rule, name, rule)
	written := false
	for _, entry := range entries {
		if entry.IsDir() || !isLicence.MatchString(entry.Name()) {
			continue
		}
		text, err := os.ReadFile(filepath.Join(folder, entry.Name()))
		if err != nil {
			return err
		}
		fmt.Fprintf(w, "\n%s\n", bytes.TrimSpace(bytes.ReplaceAll(text, []byte("\r\n"), []byte("\n"))))
		written = true
	}
	if !written {
		return errors.New(name + " has no file with its licence")
	}
	return nil
}
