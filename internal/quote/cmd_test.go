package quote

import "testing"

func TestSetCmd(t *testing.T) {
	t.Parallel()
	for value, want := range map[string]string{
		"x": `set "A=x"`, "http://127.0.0.1:7373/?a=1&b=2": `set "A=http://127.0.0.1:7373/?a=1&b=2"`,
		"a b|c<d>e^f(g)!h'": `set "A=a b|c<d>e^f(g)!h'"`, `C:\Users\Jörg Müller\ca.pem`: `set "A=C:\Users\Jörg Müller\ca.pem"`,
		"%PATH%": "", "100%": "", `a"b`: "", "a\nb": "", "a\rb": "",
	} {
		if line, ok := SetCmd("A", value); line != want || ok != (want != "") {
			t.Errorf("%q: %q, %v", value, line, ok)
		}
	}
}
