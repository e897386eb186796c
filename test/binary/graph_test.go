package binary

import (
	"slices"
	"strings"
	"testing"
)

const dump = `# command
main.main -> a.Run
a.Run -> type:map[string]a.T <UsedInIface>
type:map[string]a.T <UsedInIface> -> type:a.T
a.Run -> b.Walk
b.Walk -> b.field <ReflectMethod>
b.field <ReflectMethod> -> reflect.Value.MethodByName
go:main.inittasks -> c..inittask
unused.F -> unused.G
`

func TestGraph_Path(t *testing.T) {
	t.Parallel()
	g, err := ReadGraph(strings.NewReader(dump))
	if err != nil {
		t.Fatal(err)
	}
	if got, want := g.Path("reflect.Value.MethodByName"), []string{"main.main", "a.Run", "b.Walk", "b.field", "reflect.Value.MethodByName"}; !slices.Equal(got, want) {
		t.Errorf("Path() = %q, want %q", got, want)
	}
	if got := g.Path("unused.G"); got != nil {
		t.Errorf("Path() of what is not linked = %q", got)
	}
	if len(g.ByName) != 1 || g.ByName[0] != [2]string{"b.Walk", "b.field"} {
		t.Errorf("ByName = %q", g.ByName)
	}
}

func TestGraph_Find(t *testing.T) {
	t.Parallel()
	g, err := ReadGraph(strings.NewReader(dump))
	if err != nil {
		t.Fatal(err)
	}
	for prefix, want := range map[string]string{"b.": "b.Walk", "type:a.": "type:a.T", "unused.": ""} {
		if got := g.Find(prefix); got != want {
			t.Errorf("Find(%q) = %q, want %q", prefix, got, want)
		}
	}
}
