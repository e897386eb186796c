package wawi

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/jtlctl/jtlctl/internal/fault"
	"github.com/jtlctl/jtlctl/internal/fault/faulttest"
)

func TestWriteStart(t *testing.T) {
	t.Parallel()
	path := filepath.Join(t.TempDir(), "app.yaml")
	write := func(path string) error { _, err := WriteStart(path); return err }
	faulttest.Must(t, write(path))
	if text, err := os.ReadFile(path); err != nil || string(text) != StartText(path) {
		t.Errorf("%v, %s", err, text)
	}
	faulttest.Want(t, write(path), fault.Usage, "is there already, and was not touched")
	faulttest.Want(t, write("app.JSON"), fault.Usage, "JSON has no room for the comments")
	faulttest.Want(t, write(filepath.Join(path, "x.yaml")), fault.Disk, "cannot be written")
}

// TestWriteStart_icon: what a new user gets can be registered, and says that its
// picture is the example's.
func TestWriteStart_icon(t *testing.T) {
	t.Parallel()
	folder := t.TempDir()
	icon, err := WriteStart(filepath.Join(folder, StartFile))
	if err != nil || icon != filepath.Join(folder, startIconName) {
		t.Fatalf("%q, %v", icon, err)
	}
	picture, err := LoadIcon(startIconName, folder)
	if err != nil || picture.Kind != "PNG" || !picture.IsStart() {
		t.Errorf("%+v, %v", picture, err)
	}
}

func TestWriteStart_ownIcon(t *testing.T) {
	t.Parallel()
	folder := t.TempDir()
	own := filepath.Join(folder, startIconName)
	if err := os.WriteFile(own, []byte("own"), 0o600); err != nil {
		t.Fatal(err)
	}
	icon, err := WriteStart(filepath.Join(folder, StartFile))
	text, _ := os.ReadFile(own)
	if err != nil || icon != "" || string(text) != "own" {
		t.Errorf("%q, %v, %q", icon, err, text)
	}
}
