package kit

import (
	"errors"
	"slices"
	"testing"

	"github.com/spf13/cobra"
)

func TestCompleteFirst(t *testing.T) {
	t.Parallel()
	two := func() ([]string, error) { return []string{"a", "b"}, nil }
	none := func() ([]string, error) { return []string{"a"}, errors.New("cannot be listed") }
	for name, test := range map[string]struct {
		list func() ([]string, error)
		args []string
		want []string
	}{
		"the first":     {two, nil, []string{"a", "b"}},
		"the second":    {two, []string{"a"}, nil},
		"without names": {none, nil, nil},
	} {
		got, directive := CompleteFirst(test.list)(nil, test.args, "")
		if !slices.Equal(got, test.want) || directive != cobra.ShellCompDirectiveNoFileComp {
			t.Errorf("%s: %q, %v", name, got, directive)
		}
	}
}
