package merchant

import (
	"strings"
	"testing"
	"unicode"
)

func TestEscape(t *testing.T) {
	t.Parallel()
	for foreign, want := range map[string]string{
		"":                             "",
		"Müller, Söhne (1.2.3)":        "Müller, Söhne (1.2.3)",
		"A & B":                        "A &amp; B",
		"a|b":                          `a\|b`,
		"`x`":                          "\\`x\\`",
		`\|`:                           `\\\|`,
		"<script>alert(1)</script>":    "&lt;script&gt;alert(1)&lt;/script&gt;",
		"&lt;b&gt;":                    "&amp;lt;b&amp;gt;",
		"[x](https://example.org)":     `\[x\](https\://example.org)`,
		"![x](y)":                      `\!\[x\](y)`,
		"www.example.org":              `www\.example.org`,
		"me@example.org":               `me\@example.org`,
		"one\n\n# two\r\nthree\tfour":  `one \# two three four`,
		"a\x00b\x1b[31mc":              `a b \[31mc`,
		"a\u202eb\u200b\u2028c\ufeff":  "ab c",
		"  \t ":                        "",
		"*a* _b_ ~~c~~ $d$ ^e^ {f}: g": `\*a\* \_b\_ \~\~c\~\~ \$d\$ \^e\^ \{f\}\: g`,
		"bad \xff byte":                "bad \ufffd byte",
	} {
		if got := escape(foreign); got != want {
			t.Errorf("escape(%q) = %q, want %q", foreign, got, want)
		}
	}
}

func TestCode(t *testing.T) {
	t.Parallel()
	for scope, want := range map[string]string{
		"items.read":   "`items.read`",
		"A_b-9.x":      "`A_b-9.x`",
		"a`b":          "\"a\\`b\"",
		"a|b":          `"a\|b"`,
		"items read":   `"items read"`,
		"":             `""`,
		"ärger.read":   `"ärger.read"`,
		"<b>\n|x|</b>": `"&lt;b&gt; \|x\|&lt;/b&gt;"`,
	} {
		if got := code(scope); got != want {
			t.Errorf("code(%q) = %q, want %q", scope, got, want)
		}
	}
}

// FuzzDocument: whatever an app is called, its document has the lines that any
// other app's has, and no untrusted character has a meaning.
func FuzzDocument(f *testing.F) {
	for _, seed := range []string{"", "Regalblick", "a|b", "`", "<b>", "\n# x", "| - |\n", "\x1b]0;x\a", "www.x.de", "items.read", "item.getitem", "item.get|", "\\", "&#60;", "{{.Name}}", "\xff"} {
		f.Add(seed, seed, seed, seed)
	}
	f.Fuzz(func(t *testing.T, name, version, provider, scope string) {
		for _, language := range Languages() {
			app := App{Name: name, Version: version, Provider: provider, OnPremise: len(name)%2 == 0, Scopes: []string{"items.write"}, Optional: []string{scope}}
			got := lines(t, app, language)
			harmless := App{Name: word(name), Version: word(version), Provider: word(provider), OnPremise: app.OnPremise, Scopes: app.Scopes, Optional: []string{scope}}
			if kind, _ := readTables().describe(scope, language); kind == "unknown" {
				harmless.Optional = []string{"nobody.knows"}
			}
			want := lines(t, harmless, language)
			if len(got) != len(want) {
				t.Fatalf("%d lines instead of %d:\n%s", len(got), len(want), strings.Join(got, "\n"))
			}
			for i := range got {
				if got[i] != want[i] && active(got[i]) != active(want[i]) {
					t.Errorf("%q means something else than %q", got[i], want[i])
				}
			}
		}
	})
}

// word represents an untrusted text: a harmless one, or none where nothing of it
// can be seen.
func word(foreign string) string {
	if oneLine(foreign) == "" {
		return ""
	}
	return "word"
}

func lines(t *testing.T, app App, language string) []string {
	text, err := Document(app, language)
	if err != nil {
		t.Fatal(err)
	}
	split := strings.Split(text, "\n")
	for _, line := range split {
		if strings.ContainsFunc(line, func(r rune) bool { return !unicode.IsGraphic(r) || unicode.IsControl(r) }) {
			t.Errorf("an invisible character in %q", line)
		}
	}
	return split
}

// active returns the characters of a line that mean something to Markdown or
// HTML: those without a backslash before them and outside code.
func active(line string) string {
	var found strings.Builder
	quoted, inCode := false, false
	for _, r := range line {
		switch {
		case quoted:
			quoted = false
		case r == '`':
			inCode = !inCode
		case inCode:
		case r == '\\':
			quoted = true
		case strings.ContainsRune("<>"+markdownSpecial, r):
			found.WriteRune(r)
		}
	}
	if inCode {
		found.WriteString("unclosed code")
	}
	return found.String()
}
