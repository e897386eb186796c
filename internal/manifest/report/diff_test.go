package report

import (
	"fmt"
	"strings"
	"testing"

	"github.com/jtlctl/jtlctl/internal/console"
)

func TestDiff(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct{ before, after, want string }{
		"the same": {"a\n", "a\n", ""},
		"a change": {"{\n  \"a\": 1,\n  \"b\": 2\n}\n", "{\n  \"a\": 1,\n  \"b\": 3\n}\n",
			"@@ -1,4 +1,4 @@\n {\n   \"a\": 1,\n-  \"b\": 2\n+  \"b\": 3\n }\n"},
		"no newline at the end":    {"a\nb", "a\nc", "@@ -1,2 +1,2 @@\n a\n-b\n\\ No newline at end of file\n+c\n\\ No newline at end of file\n"},
		"none before":              {"a\nb", "c\nb", "@@ -1,2 +1,2 @@\n-a\n+c\n b\n\\ No newline at end of file\n"},
		"a newline added":          {"a", "a\n", "@@ -1 +1 @@\n-a\n\\ No newline at end of file\n+a\n"},
		"a newline taken":          {"a\n", "a", "@@ -1 +1 @@\n-a\n+a\n\\ No newline at end of file\n"},
		"lines added behind it":    {"a", "a\nb\n", "@@ -1 +1,2 @@\n-a\n\\ No newline at end of file\n+a\n+b\n"},
		"CRLF":                     {"a\r\nb\r\nc\r\n", "a\r\nx\r\nc\r\n", "@@ -1,3 +1,3 @@\n a\r\n-b\r\n+x\r\n c\r\n"},
		"CRLF, no newline":         {"a\r\nb", "a\r\nx", "@@ -1,2 +1,2 @@\n a\r\n-b\n\\ No newline at end of file\n+x\n\\ No newline at end of file\n"},
		"line ends alone":          {"a\r\n", "a\n", "@@ -1 +1 @@\n-a\r\n+a\n"},
		"a byte order mark":        {"\ufeffa\n", "a\n", "@@ -1 +1 @@\n-\ufeffa\n+a\n"},
		"from nothing":             {"", "a\n", "@@ -0,0 +1 @@\n+a\n"},
		"to nothing":               {"a\n", "", "@@ -1 +0,0 @@\n-a\n"},
		"far from each other":      {"1\n2\n3\n4\n5\n6\n7\n8\n9\n", "x\n2\n3\n4\n5\n6\n7\n8\ny\n", "@@ -1,4 +1,4 @@\n-1\n+x\n 2\n 3\n 4\n@@ -6,4 +6,4 @@\n 6\n 7\n 8\n-9\n+y\n"},
		"what looks like a header": {"-- x\n", "++ x\n", "@@ -1 +1 @@\n--- x\n+++ x\n"},
	} {
		t.Run(name, func(t *testing.T) {
			want := c.want
			if want != "" {
				want = "--- a/app.json\n+++ b/app.json\n" + want
			}
			if got := Diff("app.json", []byte(c.before), []byte(c.after)); got != want {
				t.Errorf("got\n%q\nwant\n%q", got, want)
			}
		})
	}
}

func TestDiff_label(t *testing.T) {
	t.Parallel()
	for path, want := range map[string]string{
		"shop/app.json":     "a/shop/app.json",
		"./app.json":        "a/app.json",
		"../real/app.json":  "a/real/app.json",
		"a/../../app.json":  "a/app.json",
		"../../x/../y.json": "a/y.json",
		"..app.json":        "a/..app.json",
		"/srv/app.json":     "a/srv/app.json",
		"/../app.json":      "a/app.json",
		"my app.json":       "a/my app.json\t",
		"größe.json":        "a/größe.json",
		"a\n+++ b/evil\x1b": `"a/a\012+++ b/evil\033"`,
		`say "hi".json`:     `"a/say \"hi\".json"`,
	} {
		got, _, _ := strings.Cut(Diff(path, []byte("a\n"), []byte("b\n")), "\n+++ ")
		if got != "--- "+want {
			t.Errorf("%q: %q, want %q", path, got, "--- "+want)
		}
	}
}

func TestLabel_windows(t *testing.T) {
	t.Parallel()
	for path, want := range map[string]struct{ windows, elsewhere string }{
		`shop\app.json`:      {"a/shop/app.json", `"a/shop\\app.json"`},
		`..\app.json`:        {"a/app.json", `"a/..\\app.json"`},
		`C:\shop\app.json`:   {"a/shop/app.json", `"a/C:\\shop\\app.json"`},
		"C:/app.json":        {"a/app.json", "a/C:/app.json"},
		`\\host\at\app.json`: {"a/host/at/app.json", `"a/\\\\host\\at\\app.json"`},
	} {
		if got := label("a", path, true); got != want.windows {
			t.Errorf("%s on Windows: %s, want %s", path, got, want.windows)
		}
		if got := label("a", path, false); got != want.elsewhere {
			t.Errorf("%s: %s, want %s", path, got, want.elsewhere)
		}
	}
}

func TestDiffForTerminal(t *testing.T) {
	t.Parallel()
	diff := Diff("a b.json", []byte("\tone\r\n-- x\r\n\x1b[2J\r\nend\r\n"), []byte("\tone\r\n++ x\r\n\x1b[2J\r\nend\r\n"))
	want := "<bold>--- a/a b.json\t</>\n<bold>+++ b/a b.json\t</>\n<cyan>@@ -1,4 +1,4 @@</>\n \tone\n<red>--- x</>\n<green>+++ x</>\n \\u001b[2J\n end\n"
	if got := DiffForTerminal(diff, marked{}); got != want {
		t.Errorf("got\n%q\nwant\n%q", got, want)
	}
	if got := DiffForTerminal("", marked{}); got != "" {
		t.Errorf("no difference: %q", got)
	}
}

// FuzzDiff: a diff turns the one state into the other, and is safe to show.
func FuzzDiff(f *testing.F) {
	f.Add("a\nb", "a\nc\n")
	f.Add("", "a")
	f.Add("a\r\nb\r\n", "a\nb")
	f.Fuzz(func(t *testing.T, before, after string) {
		diff := Diff("app.json", []byte(before), []byte(after))
		if got := patched(t, before, diff); got != after {
			t.Errorf("got %q, want %q, by\n%s", got, after, diff)
		}
		if shown := DiffForTerminal(diff, console.Style{}); console.Safe(shown) != shown {
			t.Errorf("a control character came through: %q", shown)
		}
	})
}

// patched applies a diff as patch does, and checks that it fits.
func patched(t *testing.T, before, diff string) string {
	t.Helper()
	old, at := strings.SplitAfter(before, "\n"), 0
	var b strings.Builder
	take := func(n int) {
		for ; n > 0 && at < len(old); n-- {
			b.WriteString(old[at])
			at++
		}
	}
	lines := strings.SplitAfter(diff, "\n")
	for i, line := range lines {
		if i < 2 || line == "" || line[0] == '\\' {
			continue
		}
		content := line[1:]
		if strings.HasPrefix(lines[i+1], `\ No newline`) {
			content = strings.TrimSuffix(content, "\n")
		}
		switch line[0] {
		case '@':
			var start int
			if _, err := fmt.Sscanf(line, "@@ -%d", &start); err != nil {
				t.Fatal(err)
			}
			take(max(start-1, 0) - at)
		case ' ', '-':
			if old[at] != content {
				t.Fatalf("%q is not %q", old[at], content)
			}
			if line[0] == ' ' {
				b.WriteString(content)
			}
			at++
		case '+':
			b.WriteString(content)
		default:
			t.Fatalf("the line %q", line)
		}
	}
	take(len(old))
	return b.String()
}
