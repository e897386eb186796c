package scope

import (
	"reflect"
	"testing"
)

func TestCompare(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		before, after Declaration
		want          Diff
	}{
		"the cloud": {
			Declaration{Mandatory: []string{"items.read", "stocks.read"}}, Declaration{Mandatory: []string{"items.write", "items.read"}},
			Diff{Added: []string{"items.write"}, Removed: []string{"stocks.read"}, Kept: []string{"items.read"}},
		},
		"at a Wawi what is added needs a registration": {
			Declaration{OnPremise: true}, Declaration{Mandatory: []string{"items.read"}},
			Diff{Added: []string{"items.read"}, OnPremise: true, Register: true},
		},
		"what is removed needs none": {
			Declaration{Optional: []string{"items.read"}, OnPremise: true}, Declaration{},
			Diff{Removed: []string{"items.read"}, OnPremise: true},
		},
		"another way is a change at a Wawi": {
			Declaration{Mandatory: []string{"items.read"}}, Declaration{Optional: []string{"items.read"}, OnPremise: true},
			Diff{Changed: []Change{{"items.read", "mandatory", "optional"}}, OnPremise: true, Register: true},
		},
		"and none in the cloud": {
			Declaration{Mandatory: []string{"items.read"}}, Declaration{Optional: []string{"items.read"}},
			Diff{Kept: []string{"items.read"}},
		},
		"nothing": {Declaration{}, Declaration{}, Diff{}},
	} {
		t.Run(name, func(t *testing.T) {
			if got := Compare(c.before, c.after); !reflect.DeepEqual(got, c.want) {
				t.Errorf("%s:\n got %+v\nwant %+v", name, got, c.want)
			}
		})
	}
}

func TestDiff_Same(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		diff Diff
		want bool
	}{
		{Diff{}, true}, {Diff{Kept: []string{"a.read"}, OnPremise: true}, true},
		{Diff{Added: []string{"a.read"}}, false}, {Diff{Removed: []string{"a.read"}}, false}, {Diff{Changed: []Change{{}}}, false},
	} {
		if got := c.diff.Same(); got != c.want {
			t.Errorf("%+v: %v", c.diff, got)
		}
	}
}
