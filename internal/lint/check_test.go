package lint

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/jtlctl/jtlctl/internal/fault"
	"github.com/jtlctl/jtlctl/internal/manifest"
)

func TestRun_fix(t *testing.T) {
	t.Parallel()
	const before = `{"technicalName": "a", "version": "1.0.0", "lifecycle": {"configurationUrl": "https://a.example/setup"}, "appId": 1}`
	for _, dry := range []bool{false, true} {
		path := filepath.Join(folder(t, map[string]string{"app.json": before}), "app.json")
		file := run(t, Options{Fix: true, DryRun: dry}, path).Files[0]
		want := map[bool]string{false: cleanApp, true: before}[dry]
		now, err := os.ReadFile(path)
		if err != nil || string(now) != want || string(file.Fixed) != cleanApp || len(file.Applied) != 1 || file.Written == dry {
			t.Errorf("dry %v: %s, %v, %+v", dry, now, err, file)
		}
		if findings := len(file.Findings); (findings == 0) == dry {
			t.Errorf("dry %v: %d findings", dry, findings)
		}
	}
}

// TestFile_writeBack_changed: a file that somebody else changed is left as it is,
// and does not keep the others from being written.
func TestFile_writeBack_changed(t *testing.T) {
	t.Parallel()
	root := folder(t, map[string]string{"one.json": "changed", "two.json": "old", "same.json": "old"})
	file := func(name string) *File {
		return &File{Path: filepath.Join(root, name), Document: manifest.Read(name, nil), Fixed: []byte("new"), before: []byte("old")}
	}
	files := []*File{file("one.json"), file("two.json"), file("missing.json"), {Path: filepath.Join(root, "same.json")}}
	for _, f := range files {
		f.writeBack()
	}
	wantError(t, files[0].WriteErr, fault.Disk, "was changed by another program")
	wantError(t, files[2].WriteErr, fault.Disk, "cannot be written")
	for name, want := range map[string]string{"one.json": "changed", "two.json": "new", "same.json": "old"} {
		t.Run(name, func(t *testing.T) {
			if now, err := os.ReadFile(filepath.Join(root, name)); err != nil || string(now) != want {
				t.Errorf("%s, %v", now, err)
			}
		})
	}
	if files[0].Written || !files[1].Written || files[3].Written {
		t.Errorf("written: %v %v %v", files[0].Written, files[1].Written, files[3].Written)
	}
}
