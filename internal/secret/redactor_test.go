package secret

import (
	"encoding/base64"
	"encoding/hex"
	"net/url"
	"strconv"
	"strings"
	"sync"
	"testing"
)

func TestRedactor_everyForm(t *testing.T) {
	t.Parallel()
	const planted = `hunter2/pla"nted+<secret> ä`
	var r Redactor
	r.Add(New(planted))
	for name, form := range map[string]string{
		"as it is":          planted,
		"in other letters":  strings.ToUpper("hunter2/pla\"nted+<secret> ") + "ä",
		"in a query":        url.QueryEscape(planted),
		"in lower case hex": strings.ToLower(url.QueryEscape(planted)),
		"in a path":         url.PathEscape(planted),
		"base64":            base64.StdEncoding.EncodeToString([]byte(planted)),
		"base64url":         base64.RawURLEncoding.EncodeToString([]byte(planted)),
		"in hexadecimal":    hex.EncodeToString([]byte(planted)),
		"in digits of HEX":  strings.ToUpper(hex.EncodeToString([]byte(planted))),
		"every byte %":      "%68%75%6E%74%65%72%32%2F%70%6C%61%22%6E%74%65%64%2B%3C%73%65%63%72%65%74%3E%20%C3%A4",
		"folded":            "hunter2/pla\r\n \"nted+<sec\tret> ä",
		"folded base64":     base64.StdEncoding.EncodeToString([]byte(planted))[:9] + "\n" + base64.StdEncoding.EncodeToString([]byte(planted))[9:],
		"quoted":            strconv.Quote(planted),
		"in HTML":           `hunter2/pla&#34;nted+&lt;secret&gt; ä`,
		"in JSON":           `hunter2/pla\"nted+\u003csecret\u003e ä`,
	} {
		got := r.Redact("before" + form + "after")
		if !strings.HasPrefix(got, "before") || !strings.HasSuffix(got, "after") || !strings.Contains(got, redacted) || strings.Contains(strings.ToLower(got), "hunter2") || len(got) > 40 {
			t.Errorf("%s: %q", name, got)
		}
	}
}

// TestRedactor_partOfBase64: whatever stands before and behind a secret, such
// as the ID in the credentials of Basic, moves its base64 by some bits.
func TestRedactor_partOfBase64(t *testing.T) {
	t.Parallel()
	const planted = "hunter2/planted"
	var r Redactor
	r.Add(New(planted))
	for _, encoding := range []*base64.Encoding{base64.StdEncoding, base64.RawStdEncoding, base64.URLEncoding, base64.RawURLEncoding} {
		for before := range 5 {
			for behind := range 4 {
				text := encoding.EncodeToString([]byte(strings.Repeat("i", before) + ":" + planted + strings.Repeat("x", behind)))
				if got := r.Redact(text); !strings.Contains(got, redacted) || len(got) > len(redacted)+16 {
					t.Errorf("%d bytes before it and %d behind: %q is shown as %q", before+1, behind, text, got)
				}
			}
		}
	}
}

// TestRedactor_padding: a server may leave out the padding of base64 that it
// was sent.
func TestRedactor_padding(t *testing.T) {
	t.Parallel()
	var r Redactor
	r.Add(New("YXBwOmh1bnRlcg=="))
	r.Add(New("x===="))
	for text, want := range map[string]string{
		"YXBwOmh1bnRlcg": redacted, "YXBwOmh1bnRlcg==": redacted, "YXBwOmh1bnRlcg%3D%3D": redacted, "x": "x",
	} {
		if got := r.Redact(text); got != want {
			t.Errorf("%q is shown as %q", text, got)
		}
	}
}

// TestRedactor_short: a short secret inside a word is chance.
func TestRedactor_short(t *testing.T) {
	t.Parallel()
	var r Redactor
	for _, text := range []string{"s", "abc12", "…", "ö"} {
		r.Add(New(text))
	}
	for text, want := range map[string]string{
		"the server refused":        "the server refused",
		"client s was refused":      "client [redacted] was refused",
		"secret=s&x=1, s":           "secret=[redacted]&x=1, [redacted]",
		"S is not s":                "S is not [redacted]",
		"s_1 as xs sä":              "s_1 as xs sä",
		"abc12 abc123 xabc12 ABC12": "[redacted] abc123 xabc12 ABC12",
		"größe ö":                   "größe [redacted]",
		"cut … here":                "cut [redacted] here",
		"Basic cw== and xcw==":      "Basic [redacted] and xcw==",
		"after 73ms and 6162633132": "after 73ms and 6162633132",
		"abc 12":                    "abc 12",
	} {
		if got := r.Redact(text); got != want {
			t.Errorf("Redact(%q) = %q, want %q", text, got, want)
		}
	}
}

// TestRedactor_long: from six characters on a secret is found everywhere.
func TestRedactor_long(t *testing.T) {
	t.Parallel()
	var r Redactor
	r.Add(New("abc123"))
	r.Add(New("xyzabc123xyz"))
	r.Add(New("aaaaaaa"))
	for text, want := range map[string]string{
		"xabc123x":          "x[redacted]x",
		"xyzabc123xyz":      "[redacted]",
		"abc123abc123":      "[redacted]",
		"aaaaaaaaaaa b":     "[redacted] b",
		"abc12":             "abc12",
		"\xffabc123\xff":    "\xff[redacted]\xff",
		"":                  "",
		"nothing to see 12": "nothing to see 12",
	} {
		if got := r.Redact(text); got != want {
			t.Errorf("Redact(%q) = %q, want %q", text, got, want)
		}
	}
}

func TestRedactor_none(t *testing.T) {
	t.Parallel()
	var none *Redactor
	none.Add(New("abc123"))
	var empty Redactor
	empty.Add(String{})
	empty.Add(New(""))
	if none.Redact("abc123") != "abc123" || empty.Redact("abc123") != "abc123" {
		t.Error("what nobody named is redacted")
	}
}

func TestRedactor_concurrent(t *testing.T) {
	t.Parallel()
	var r Redactor
	var group sync.WaitGroup
	for i := range 8 {
		group.Go(func() {
			r.Add(New("secret-" + strconv.Itoa(i)))
			if got := r.Redact("secret-" + strconv.Itoa(i)); got != redacted {
				t.Error(got)
			}
		})
	}
	group.Wait()
}
