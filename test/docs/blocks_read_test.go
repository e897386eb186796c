package docs

import (
	"slices"
	"testing"
)

func TestBlocks(t *testing.T) {
	t.Parallel()
	needsBash(t)
	got := commandLines(t, blocks("# A\n\n```sh\na \\\n  b\nc <<EOF\nd\nEOF\n```\n\n- x\n\n  ```console\n  $ e\n  f\n  ```\n\n```json\n{}\n```\n"+
		"Not `x.json` but `a/.b.yml`:\n\n```yaml\ng: 1\n```\n\n```python\nh\n```\n"))
	want := []shown{
		{4, "a \\\n  b", "", false, ""}, {6, "c <<EOF\nd\nEOF", "", false, ""}, {14, "e", "f\n", true, ""},
		{24, "mkdir -p \"$(dirname a/.b.yml)\" && cat > a/.b.yml <<'FILE'\ng: 1\nFILE", "", false, ""},
		{28, "python3 - <<'PYTHON'\nh\nPYTHON", "", false, ""},
	}
	if !slices.Equal(got, want) {
		t.Errorf("%+v, want %+v", got, want)
	}
}

func TestInBash(t *testing.T) {
	t.Parallel()
	for _, test := range [][3]string{
		{"powershell", "$env:A = 'x y'\njtlctl $env:A .\\b; $LASTEXITCODE\n", "export A='x y'\njtlctl $A ./b; $?\n"},
		{"powershell", "jtlctl a `\n  b\n", "jtlctl a \\\n  b\n"},
		{"cmd", "set A=x y\nset \"B=z\"\nrem c\njtlctl %A% .\\b\necho %ERRORLEVEL%\n", "export A='x y'\nexport B='z'\n# c\njtlctl $A ./b\necho $?\n"},
	} {
		if got := inBash(test[0], test[1]); got != test[2] {
			t.Errorf("%q, want %q", got, test[2])
		}
	}
}

func TestShows(t *testing.T) {
	t.Parallel()
	for _, test := range []struct {
		shown, printed string
		want           bool
	}{
		{"a\nb\n", "a\nb\n", true},
		{"a\n", "a\nb\n", false},
		{"a\n…\nc\n", "a\nb\nb\nc\n", true},
		{"…\nc\n", "a\nc\n", true},
		{"a\n…\n", "a\nb\n", true},
		{"a\n…\nc\n…\ne\n", "a\nb\nd\ne\n", false}, // there is no c
		{"b\n…\n", "a\nb\n", false},
		{"a\n…\nb\n", "a\nb\nc\n", false},
	} {
		if got := shows(test.shown, test.printed); got != test.want {
			t.Errorf("%q of %q: %v", test.shown, test.printed, got)
		}
	}
}
