package manifest

import (
	"slices"
	"testing"
)

func TestURLSharedRule(t *testing.T) {
	t.Parallel()
	const one = `{"technicalName":"one","lifecycle":{"configurationUrl":"https://a.shop/"}}`
	for name, test := range map[string]struct{ first, second, want string }{
		"another app":               {one, `{"technicalName":"two","lifecycle":{"configurationUrl":"https://a.shop/"}}`, "one has the same configuration page, in a/app.json"},
		"the same app in two files": {one, one, ""},
		"the older name":            {one, `{"technicalName":"two","lifecycle":{"setupUrl":"https://a.shop/"}}`, "one has the same configuration page, in a/app.json"},
		"another page":              {one, `{"technicalName":"two","lifecycle":{"connectUrl":"https://a.shop/"}}`, ""},
		"no name in the second":     {one, `{"lifecycle":{"configurationUrl":"https://a.shop/"}}`, "one has the same configuration page, in a/app.json"},
		"no name in the first":      {`{"lifecycle":{"configurationUrl":"https://a.shop/"}}`, one, "a/app.json has the same configuration page, in a/app.json"},
		"no name in either":         {`{"lifecycle":{"setupUrl":"https://a.shop/"}}`, `{"lifecycle":{"setupUrl":"https://a.shop/"}}`, "a/app.json has the same configuration page, in a/app.json"},
		"both names in one app":     {`{"lifecycle":{"configurationUrl":"https://a.shop/","setupUrl":"https://a.shop/"}}`, `{}`, ""},
	} {
		t.Run(name, func(t *testing.T) {
			var got, want []string
			for _, f := range ofRule("url-shared", newTestLinter(Options{}).Lint(Read("a/app.json", []byte(test.first)), Read("b/app.json", []byte(test.second)))) {
				got = append(got, f.Message)
			}
			if test.want != "" {
				want = []string{test.want}
			}
			if !slices.Equal(got, want) {
				t.Errorf("got %q, want %q", got, want)
			}
		})
	}
}
