package release

import (
	"os"
	"path/filepath"
	"slices"
	"testing"
)

func TestFlags(t *testing.T) {
	t.Parallel()
	root := t.TempDir()
	const text = `builds:
  - flags: [-trimpath]
    tags: [one, two]
    gcflags: [a/...=-l, b=-l]
    ldflags:
      - -s -w -X main.version={{ .Version }} -X main.date={{ .CommitDate }}
`
	if err := os.WriteFile(filepath.Join(root, ".goreleaser.yaml"), []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	got, err := Flags(root)
	want := []string{"-trimpath", "-tags=one,two", "-gcflags=a/...=-l", "-gcflags=b=-l", "-ldflags=-s -w"}
	if err != nil || !slices.Equal(got, want) {
		t.Errorf("Flags() = %q, %v, want %q", got, err, want)
	}
}

func TestFlags_notOneBuild(t *testing.T) {
	t.Parallel()
	root := t.TempDir()
	if _, err := Flags(root); err == nil {
		t.Error("no file, and no error")
	}
	if err := os.WriteFile(filepath.Join(root, ".goreleaser.yaml"), []byte("builds: []\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := Flags(root); err == nil {
		t.Error("no build, and no error")
	}
}

// TestFlags_project: all that a release is compiled with, on every system that it is for.
func TestFlags_project(t *testing.T) {
	t.Parallel()
	got, err := Flags("../..")
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"-trimpath", "-tags=nethttpomithttp2", "-gcflags=all=-l", "-gcflags=runtime/...=", "-ldflags=-s -w -funcalign=8"} {
		if !slices.Contains(got, want) {
			t.Errorf("Flags() = %q, want %s among them", got, want)
		}
	}
}
