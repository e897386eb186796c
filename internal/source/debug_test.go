package source

import (
	"os"
	"testing"

	"github.com/jtlctl/jtlctl/internal/scope"
)

func TestDebug(t *testing.T) {
	code, err := os.ReadFile(os.Getenv("DEBUG"))
	if err != nil {
		t.Skip()
	}
	u := newUnit(os.Getenv("DEBUG"), LanguageOf(os.Getenv("DEBUG")), code)
	for _, f := range u.functions {
		t.Log("func", f.container, f.name, f.parameters, u.place(f.begin).Line, f.from, f.to)
	}
	for n, all := range u.declared {
		for _, d := range all {
			t.Log("decl", n, d.container, d.member, u.text(d.value), d.function != nil)
		}
	}
	x := scope.NewIndex(scope.Builtin()...)
	a := &analysis{index: x, callers: map[string][]*site{}, project: newProject([]*unit{u})}
	a.eval = newEvaluator(a.project)
	u.sites(func(s *site) {
		r := roleOf(s)
		s.readArguments()
		v, _ := a.address(s)
		t.Log(u.place(s.name).Line, s.names, r, v, a.eval.methodOf(s, 0), valueNames(a.eval.baseOf(s)))
	})
	r := Analyze(x, []File{{os.Getenv("DEBUG"), code}})
	for _, c := range r.Calls {
		t.Logf("%+v", c)
	}
	for _, c := range r.Unresolved {
		t.Logf("%+v", c)
	}
}
