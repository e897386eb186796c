package disk

import "testing"

func TestIsDeviceName(t *testing.T) {
	t.Parallel()
	for _, name := range []string{"con", "PRN", "Aux", "nul", "NUL.json", "nul.tar.gz", "com1", "LPT9", "com0.json", "COM¹", "conin$", "nul "} {
		if !IsDeviceName(name) {
			t.Errorf("%q is a device", name)
		}
	}
	for _, name := range []string{"", ".nul", "console", "null", "com", "com10", "comx", "lpt", "a.con", "2.3", "con-1"} {
		if IsDeviceName(name) {
			t.Errorf("%q is no device", name)
		}
	}
}
