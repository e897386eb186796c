package credential

import (
	"fmt"
	"strings"
	"testing"

	"github.com/jtlctl/jtlctl/internal/fault"
	"github.com/jtlctl/jtlctl/internal/secret"
)

func TestCheckSecret(t *testing.T) {
	t.Parallel()
	for text, words := range map[string]string{
		"s3cret":           "",
		"s3crét\U0001F511": "",
		" s3cret":          "a space at its beginning",
		"s3cret\r":         "a carriage return (CR) at its end",
		"s3cret\r\n":       "a carriage return (CR) as character 7 of 8, a line feed (LF) at its end",
		"s3\tcret":         "a tab as character 3 of 7",
		"s3\u200bcret":     "a zero width space (U+200B) as character 3 of 7",
		"\ufeffs3cret":     "a byte order mark (U+FEFF) at its beginning",
		"s3\u00a0cret":     "a no-break space (U+00A0) as character 3 of 7",
		"s3\u2028cret":     "the white space U+2028",
		"s3\u3164cret":     "the invisible character U+3164",
		"s3\ufe0fcret":     "the invisible character U+FE0F",
		"s3\u202ecret":     "the invisible character U+202E",
		"s3\x80cret":       "the byte 0x80, which is not UTF-8 as character 3",
		"s3\ufffdcret":     "a replacement character (U+FFFD) as character 3 of 7",
		"a b c d e f":      "and 2 more",
		"\"s3cret":         "",
		"s3\"cret\"":       "",
	} {
		var warned []string
		err := checkSecret(secret.New(text), "client secret", "here", func(format string, args ...any) { warned = append(warned, fmt.Sprintf(format, args...)) })
		if err != nil || (words == "") != (len(warned) == 0) || words != "" && !strings.Contains(warned[0], words) || len(warned) > 1 {
			t.Errorf("%q: %q, %v", text, warned, err)
		}
		if strings.Contains(strings.Join(warned, ""), "s3") {
			t.Errorf("%q is shown", text)
		}
	}
	for _, text := range []string{`""`, `"s3cret"`, "'s3cret'", "`s3cret`", "“s3cret”", "„s3cret“", "«s3cret»", `"s3cret" `, " 's3cret'\r"} {
		wantFault(t, checkSecret(secret.New(text), "client secret", "here", nil), fault.Usage, "is in quotes (from here)")
	}
	wantFault(t, checkSecret(secret.New(""), "client secret", "", nil), fault.Usage, "the client secret is empty")
}
