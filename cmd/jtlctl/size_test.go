package main

import (
	"debug/elf"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"testing"

	"github.com/jtlctl/jtlctl/packaging/release"
	"github.com/jtlctl/jtlctl/test/binary"
)

// The most bytes that the program for linux/amd64 has without symbols: as released, and
// from plain `go build`.
const (
	releasedSize = 14 << 20
	plainSize    = 17_300_000
)

// TestSize_release compiles nearly everything, the standard library too, with the flags
// of a release, which takes minutes.
func TestSize_release(t *testing.T) {
	if os.Getenv("JTLCTL_HEAVY_TESTS") == "" {
		t.Skip("it compiles the standard library again; set JTLCTL_HEAVY_TESTS=1 for it")
	}
	t.Parallel()
	needsGo(t)
	program := filepath.Join(t.TempDir(), "jtlctl")
	if err := release.Build(t.Context(), "../..", "./cmd/jtlctl", program, "GOOS=linux", "GOARCH=amd64"); err != nil {
		t.Fatal(err)
	}
	info, err := os.Stat(program)
	if err != nil {
		t.Fatal(err)
	}
	if info.Size() >= releasedSize {
		t.Errorf("the released program has %d bytes, and has to have less than %d; without the flags of a release its largest packages are\n%s", info.Size(), releasedSize, largest(t, withSymbols(t)))
	}
}

// checkPlainSize is for those who install with go.
func checkPlainSize(t *testing.T, program string) {
	t.Helper()
	if runtime.GOOS != "linux" || runtime.GOARCH != "amd64" {
		return // the bound is for this system; CI runs on it
	}
	if size := stripped(t, program); size >= plainSize {
		t.Errorf("the program from plain `go build` has %d bytes without symbols, and has to have less than %d; its largest packages are\n%s", size, plainSize, largest(t, program))
	}
	if list := largest(t, program); strings.Count(list, "\n") != 10 || !strings.Contains(list, "runtime") {
		t.Errorf("the largest packages are not found: %s", list)
	}
}

// withSymbols builds the program for linux/amd64 from plain go build.
func withSymbols(t *testing.T) string {
	t.Helper()
	program := filepath.Join(t.TempDir(), "jtlctl")
	build := exec.CommandContext(t.Context(), "go", "build", "-trimpath", "-o", program, ".")
	build.Env = append(os.Environ(), "CGO_ENABLED=0", "GOOS=linux", "GOARCH=amd64")
	if output, err := build.CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, output)
	}
	return program
}

// stripped is the size that a program would have after -ldflags='-s -w': all that is
// loaded is before what is for debuggers.
func stripped(t *testing.T, program string) int64 {
	t.Helper()
	file, err := elf.Open(program)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = file.Close() }()
	var end uint64
	for _, section := range file.Sections {
		if section.Flags&elf.SHF_ALLOC != 0 && section.Type != elf.SHT_NOBITS {
			end = max(end, section.Offset+section.FileSize)
		}
	}
	return int64(end)
}

// largest are the ten largest packages of a program, one a line.
func largest(t *testing.T, program string) string {
	t.Helper()
	sizes, err := binary.ReadSizes(program)
	if err != nil {
		t.Fatal(err)
	}
	var b strings.Builder
	for _, one := range sizes.Packages[:10] {
		fmt.Fprintf(&b, "%9d %s\n", one.Total(), one.Name)
	}
	return b.String()
}
