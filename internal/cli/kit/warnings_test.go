package kit

import (
	"bytes"
	"slices"
	"testing"

	"github.com/jtlctl/jtlctl/internal/console"
)

func TestWarnings_Show(t *testing.T) {
	t.Parallel()
	var w Warnings
	var shown []string
	show := func(warning string) { shown = append(shown, warning) }
	w.Add("first")
	w.Show(show)
	w.Add("second")
	w.Show(show)
	if want := []string{"first", "second"}; !slices.Equal(shown, want) {
		t.Errorf("shown: %q", shown)
	}
	if got := w.Take(); len(got) != 2 {
		t.Errorf("the document has %q", got)
	}
	if got := w.Take(); got != nil {
		t.Errorf("a second document has %q", got)
	}
	w.Add("third")
	w.Show(show)
	if want := []string{"first", "second", "third"}; !slices.Equal(shown, want) {
		t.Errorf("after Take, shown: %q", shown)
	}
}

func TestApp_PrintJSON_warnings(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct {
		document       any
		stdout, stderr string
	}{
		"inside": {&struct {
			Done bool `json:"done"`
			Warned
		}{Done: true}, "{\n  \"done\": true,\n  \"warnings\": [\n    \"careful\"\n  ]\n}\n", ""},
		"on standard error": {[]int{}, "[]\n", "{\"warnings\":[\"careful\"]}\n"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			var out, errs bytes.Buffer
			a := &App{World: World{Console: &console.Console{Out: &out, Err: &errs}}}
			a.Warnings.Add("careful")
			if err := a.PrintJSON(test.document); err != nil {
				t.Fatal(err)
			}
			a.PrintWarnings()
			if out.String() != test.stdout || errs.String() != test.stderr {
				t.Errorf("%s\n%s", &out, &errs)
			}
		})
	}
}
