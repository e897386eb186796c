package kit

import (
	"errors"
	"testing"

	"github.com/jtlctl/jtlctl/internal/console"
	"github.com/jtlctl/jtlctl/internal/fault"
)

func TestApp_EndWithStdin(t *testing.T) {
	t.Parallel()
	const message, hint = "standard input has data and no FILE was given", "- reads it"
	for name, test := range map[string]struct {
		before              error
		kind                fault.Kind
		wantMessage, wanted string
	}{
		"all was right":   {nil, fault.Usage, message, hint},
		"findings":        {ExitNo, fault.Usage, message, hint},
		"the same cause":  {fault.New(fault.Usage, "no file").WithHint("name it"), fault.Usage, "no file; " + message, hint},
		"another cause":   {fault.New(fault.Disk, "full").WithHint("delete"), fault.Usage, "full; " + message, "delete; " + hint},
		"no hint":         {errors.New("odd"), fault.Usage, "odd; " + message, hint},
		"Ctrl-C":          {fault.New(fault.Interrupted, "interrupted"), fault.Interrupted, "interrupted", ""},
		"refused already": {fault.New(fault.Usage, "refused").WithCause(errUnread), fault.Usage, "refused", ""},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			data := true
			a := &App{World: World{Console: &console.Console{HasData: func() bool { return data }}}}
			if got := a.Stdin().End(test.before); !errors.Is(got, test.before) {
				t.Errorf("of a command that reads no standard input: %v", got)
			}
			a.Stdin().Leave("FILE", hint)
			got := fault.From(a.Stdin().End(test.before))
			if got.Kind != test.kind || got.Message != test.wantMessage || got.Hint != test.wanted {
				t.Errorf("%s: %s, %s", got.Kind, got.Message, got.Hint)
			}
			data = false
			if got := a.Stdin().End(test.before); !errors.Is(got, test.before) {
				t.Errorf("without data: %v", got)
			}
		})
	}
}
