package quote

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// hostile are values that a shell or a program would act on. A file named pwned
// in the working folder shows that one did.
func hostile() []string {
	return []string{
		"", " ", "a b", "$(touch pwned)", "`touch pwned`", "a;touch pwned", "a\ntouch pwned", "a&touch pwned", "a|touch pwned", "a>pwned", "$HOME", "${IFS}",
		"'", "''", "'; touch pwned; '", `'"'"'`, `"`, `"; touch pwned; "`, `\`, `\'; touch pwned; \'`, "a\\\nb", "~", "~root", "~+", "a:~", "=~", "#comment", "a #b", "*", "[a-z]*", "?", "{a,b}",
		"!!", "a!b", "(", ")", "<(touch pwned)", "-n", "--", "\t", "\r", "a\rb", "äöü", "\u2018; touch pwned\u2019", "\x1b[31m", "%PATH%", "a=b", "a+b/c==",
	}
}

// TestSh lets real shells read every value in the places where one can be: an
// assignment, an export and an argument.
func TestSh(t *testing.T) {
	t.Parallel()
	for _, name := range []string{"sh", "dash", "bash", "zsh", "ksh"} {
		shell, err := exec.LookPath(name)
		if err != nil {
			continue
		}
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			folder := t.TempDir()
			for _, value := range hostile() {
				word := Sh(value)
				script := "V=" + Env(value) + "\nexport W=" + word + "\nprintf '%s|%s|%s|' \"$V\" \"$W\" " + word
				if err := os.WriteFile(filepath.Join(folder, "script"), []byte(script), 0o600); err != nil {
					t.Fatal(err)
				}
				c := exec.CommandContext(t.Context(), shell, "-c", ". ./script")
				c.Dir = folder
				out, err := c.CombinedOutput()
				if want := strings.Repeat(value+"|", 3); err != nil || string(out) != want {
					t.Errorf("%q as %s was read as %q (%v), want %q", value, word, out, err, want)
				}
			}
			if left, _ := filepath.Glob(filepath.Join(folder, "pwned")); len(left) > 0 {
				t.Error("a value was executed")
			}
		})
	}
}

func TestEnv_withoutQuotes(t *testing.T) {
	t.Parallel()
	for _, value := range []string{"abc", "eyJhbGciOiJ.eyJ-_.x", "8c2f5a70-0d4e-4d0a-9d0a-5f1f7a6b2c01", "http://127.0.0.1:7373/oauth2/token", "a+b/c=="} {
		if got := Env(value); got != value {
			t.Errorf("Env(%q) = %s", value, got)
		}
	}
}

func TestTyped(t *testing.T) {
	t.Parallel()
	for _, test := range []struct{ system, value, want string }{
		{"linux", "keys.json", "keys.json"},
		{"linux", "my keys;x.json", "'my keys;x.json'"},
		{"linux", `a\b`, `'a\b'`},
		{"windows", `C:\Users\me\keys.json`, `C:\Users\me\keys.json`},
		{"windows", `C:\my keys\it's.json`, `'C:\my keys\it''s.json'`},
	} {
		if got := Typed(test.system, test.value); got != test.want {
			t.Errorf("%s, %q: %s, want %s", test.system, test.value, got, test.want)
		}
	}
}

func TestPowerShell(t *testing.T) {
	t.Parallel()
	for value, want := range map[string]string{
		"":                           "''",
		"abc":                        "'abc'",
		"$env:PATH `n \" $(ls)":      "'$env:PATH `n \" $(ls)'",
		"it's":                       "'it''s'",
		"\u2018a\u2019\u201Ab\u201B": "'\u2018\u2018a\u2019\u2019\u201A\u201Ab\u201B\u201B'",
	} {
		if got := PowerShell(value); got != want {
			t.Errorf("PowerShell(%q) = %s, want %s", value, got, want)
		}
	}
}

func TestCurl(t *testing.T) {
	t.Parallel()
	for value, want := range map[string]string{
		"":                 `""`,
		"a b":              `"a b"`,
		`a"b\c`:            `"a\"b\\c"`,
		"a\nurl = x\r\t\v": `"a\nurl = x\r\t\v"`,
	} {
		if got := Curl(value); got != want {
			t.Errorf("Curl(%q) = %s, want %s", value, got, want)
		}
	}
}
