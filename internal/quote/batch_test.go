package quote

import (
	"strings"
	"testing"
)

func TestIsBatch(t *testing.T) {
	t.Parallel()
	for path, want := range map[string]bool{
		`C:\Program Files\nodejs\npm.cmd`: true,
		"run.bat":                         true,
		"RUN.BAT":                         true,
		"Npm.CmD":                         true,
		"run.bat.":                        true, // Windows runs run.bat
		"run.cmd . .":                     true,
		"node.exe":                        false,
		"bat":                             false,
		"run.bat.exe":                     false,
		"run.batch":                       false,
		"":                                false,
	} {
		if got := IsBatch(path); got != want {
			t.Errorf("IsBatch(%q) = %v", path, got)
		}
	}
}

func TestBatch(t *testing.T) {
	t.Parallel()
	const begin = `cmd.exe /d /e:ON /v:OFF /s /c ""C:\nodejs\npm.cmd"`
	for _, test := range []struct {
		args []string
		rest string
	}{
		{nil, ""},
		{[]string{"start"}, " start"},
		{[]string{"run", "build:prod", "--if-present", `.\src`}, ` run build:prod --if-present .\src`},
		{[]string{""}, ` ""`},
		{[]string{"a b"}, ` "a b"`},
		{[]string{"a&calc"}, ` "a&calc"`},
		{[]string{"a|calc", "a>b", "a<b", "a^b", "(a)"}, ` "a|calc" "a>b" "a<b" "a^b" "(a)"`},
		{[]string{"a,b", "a;b", "a=b"}, ` "a,b" "a;b" "a=b"`}, // these part arguments, too
		{[]string{"!PATH!"}, ` "!PATH!"`},
		{[]string{"~", "'a'", "`a`", "{a}", "[a]"}, " \"~\" \"'a'\" \"`a`\" \"{a}\" \"[a]\""},
		{[]string{"tab\there"}, " \"tab\there\""},
		{[]string{`C:\dir\`}, ` "C:\dir\\"`},
		{[]string{`C:\my dir\\`}, ` "C:\my dir\\\\"`},
		{[]string{"äöü", "日本"}, ` "äöü" "日本"`},
	} {
		got, err := Batch(`C:\nodejs\npm.cmd`, test.args)
		if want := begin + test.rest + `"`; err != nil || got != want {
			t.Errorf("%q:\n%s, %v, want\n%s", test.args, got, err, want)
		}
	}
}

// TestBatch_slashes: cmd.exe takes what follows a slash for an option.
func TestBatch_slashes(t *testing.T) {
	t.Parallel()
	got, err := Batch("node_modules/.bin/tsc.cmd", []string{"a/b"})
	if want := `cmd.exe /d /e:ON /v:OFF /s /c ""node_modules\.bin\tsc.cmd" a/b"`; err != nil || got != want {
		t.Errorf("%s, %v, want %s", got, err, want)
	}
}

func TestBatch_refused(t *testing.T) {
	t.Parallel()
	for _, test := range []struct {
		script string
		args   []string
		reason string
	}{
		{"a.bat", []string{"ok", `"&calc.exe`}, `argument 2 has a double quote`},
		{"a.bat", []string{`{"planted":1}`}, `argument 1 has a double quote`},
		{"a.bat", []string{"planted %PATH%"}, "argument 1 has a percent sign"},
		{"a.bat", []string{"100%"}, "argument 1 has a percent sign"},
		{"a.bat", []string{"planted\ncalc"}, "argument 1 has a line break"},
		{"a.bat", []string{"planted\rcalc"}, "argument 1 has a line break"},
		{"a.bat", []string{"planted\x00"}, "argument 1 has the control character U+0000"},
		{"a.bat", []string{"planted\x1a"}, "argument 1 has the control character U+001A"},
		{`C:\100%\a.bat`, nil, "its path has a percent sign"},
		{`C:\a".bat`, nil, "its path has a double quote"},
		{"a.bat", []string{strings.Repeat("planted", 1200)}, "characters, and cmd.exe takes 8191"},
	} {
		got, err := Batch(test.script, test.args)
		if err == nil || !strings.Contains(err.Error(), test.reason) {
			t.Errorf("%q %q: %s, %v", test.script, test.args, got, err)
			continue
		}
		if strings.Contains(err.Error(), "planted") {
			t.Errorf("the reason repeats an argument: %v", err)
		}
	}
}
