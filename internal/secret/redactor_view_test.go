package secret

import (
	"fmt"
	"net/url"
	"strings"
	"testing"
)

// everyRune returns a text with each of its characters in a format.
func everyRune(text, format string) string {
	var b strings.Builder
	for _, r := range text {
		fmt.Fprintf(&b, format, r)
	}
	return b.String()
}

// TestRedactor_escaped: a server escapes what it repeats by the rules of its own
// language, more of it than it must, and twice.
func TestRedactor_escaped(t *testing.T) {
	t.Parallel()
	const planted = "hunter2+pla/nted'9=="
	var r Redactor
	r.Add(New(planted))
	for name, form := range map[string]string{
		"HTML of .NET":           "hunter2&#x2B;pla/nted&#x27;9==",
		"HTML of Go":             "hunter2&#43;pla/nted&#39;9==",
		"named in HTML":          "hunter2+pla/nted&apos;9==",
		"all named in HTML":      "hunter2&plus;pla&sol;nted&apos;9&equals;&equals;",
		"upper case in HTML":     "HUNTER2&PLUS;PLA&#X2F;NTED&#X27;9==",
		"all in HTML":            everyRune(planted, "&#x%X;"),
		"all in decimal HTML":    everyRune(planted, "&#%d;"),
		"JSON of .NET":           `hunter2\u002Bpla/nted\u00279==`,
		"JSON of PHP":            `hunter2+pla\/nted'9==`,
		"all in JSON":            everyRune(planted, `\u%04x`),
		"all in C":               everyRune(planted, `\x%02x`),
		"twice in an address":    url.QueryEscape(url.QueryEscape(planted)),
		"an address in HTML":     "hunter2%2Bpla%2Fnted&#x25;279%3D%3D",
		"HTML in JSON":           `hunter2\u0026#x2B;pla/nted\u0026#x27;9==`,
		"zero width spaces":      everyRune(planted, "%c\u200b"),
		"NUL between":            everyRune(planted, "%c\x00"),
		"escaped spaces between": everyRune(planted, "%c%%20"),
		"variation selectors":    everyRune(planted, "%c\ufe0f"),
		"bidi marks":             everyRune(planted, "%c\u202e"),
	} {
		got := r.Redact("before" + form + ".after")
		if !strings.HasPrefix(got, "before"+redacted) || !strings.HasSuffix(got, ".after") || len(got) > 40 {
			t.Errorf("%s: %q is shown as %q", name, form, got)
		}
	}
}

// TestRedactor_escapes: a secret that looks like an escape is found as it is, and
// escaped; escapes that are none change nothing.
func TestRedactor_escapes(t *testing.T) {
	t.Parallel()
	var r Redactor
	r.Add(New(`a%41&lt;\u0041b\/c`))
	r.Add(New("planted😀x"))
	for text, want := range map[string]string{
		`<a%41&lt;\u0041b\/c>`:               "<[redacted]>",
		`<a%2541&amp;lt;\\u0041b\\/c>`:       "<[redacted]>",
		`<planted\ud83d\uDE00x>`:             "<[redacted]>",
		"<planted&#x1F600;x>":                "<[redacted]>",
		`% %4 %zz \u12 \x & &; &# &#x; &#99`: `% %4 %zz \u12 \x & &; &# &#x; &#99`,
		`\`:                                  `\`,
		"&":                                  "&",
		`\ud83d\u`:                           `\ud83d\u`,
		"&#-1;&#99999999999;&#x110000;":      "&#-1;&#99999999999;&#x110000;",
	} {
		if got := r.Redact(text); got != want {
			t.Errorf("Redact(%q) = %q, want %q", text, got, want)
		}
	}
}

// FuzzRedactor: what is shown instead of any text is free of the secret, and a text
// without it is shown as it is.
func FuzzRedactor(f *testing.F) {
	for _, seed := range []string{"", "hunter2+", "%", `\u`, "&#x2b;", "%25%32%35", "\xff&\\", `\ud83d\ude00`} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		var r Redactor
		r.Add(New("hunter2+planted"))
		for _, form := range []string{"hunter2+planted", "hunter2%2Bplanted", "hunter2&#x2b;planted"} {
			if got := r.Redact(text + " " + form + " " + text); strings.Contains(got, form) || !strings.Contains(got, redacted) {
				t.Errorf("%q is shown", got)
			}
		}
		if got := r.Redact(text); !strings.Contains(got, redacted) && got != text {
			t.Errorf("%q became %q", text, got)
		}
	})
}
