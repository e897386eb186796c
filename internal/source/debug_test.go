package source

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/jtlctl/jtlctl/internal/scope"
)

func TestDebug(t *testing.T) {
	root := os.Getenv("DEBUG")
	var files []File
	filepath.WalkDir(root, func(name string, e os.DirEntry, err error) error {
		if err == nil && !e.IsDir() {
			code, _ := os.ReadFile(name)
			files = append(files, File{name[len("testdata/"):], code})
		}
		return nil
	})
	if len(files) == 0 {
		t.Skip()
	}
	x := scope.NewIndex(scope.Builtin()...)
	a := &analysis{index: x, callers: map[string][]*site{}, matches: map[string][]scope.Match{}}
	var units []*unit
	for _, f := range files {
		if l := LanguageOf(f.Name); l != nil {
			units = append(units, newUnit(f.Name, l, f.Code))
		}
	}
	a.project = newProject(units)
	a.eval = newEvaluator(a.project)
	for _, u := range units {
		t.Log("==", u.name, u.signals)
		for _, f := range u.functions {
			t.Log("func", f.container, f.name, f.parameters, u.place(f.begin).Line, f.from, f.to)
		}
		for n, all := range u.declared {
			for _, d := range all {
				t.Log("decl", n, "in", d.container, d.member, u.text(d.value), d.function != nil)
			}
		}
		each := func(s *site) {
			r := roleOf(s)
			s.readArguments()
			v, at := a.address(s)
			t.Log(u.place(s.name).Line, s.names, r, v, a.eval.methodOf(s, at).names, a.eval.methodOf(s, at).options, valueNames(a.eval.baseOf(s)), a.project.target(u, s.start, plainNames(s.names)) != nil)
		}
		u.sites(each)
		if u.language.Name == "PowerShell" {
			u.commands(each)
		}
	}
}
