package eval

import (
	"strings"
	"testing"

	"github.com/jtlctl/jtlctl/internal/source/lex"
	"github.com/jtlctl/jtlctl/internal/source/project"
	"github.com/jtlctl/jtlctl/internal/source/syntax"
)

// TestEvaluator_Evaluate: what V is, in every language.
func TestEvaluator_Evaluate(t *testing.T) {
	t.Parallel()
	for _, test := range []struct {
		language   *lex.Language
		code, want string
	}{
		{lex.TypeScript, "const a = '/x'; let b = a + \"/y\"; V(`${b}/${c}/z`)", "/x/y/{c}/z"},
		{lex.TypeScript, "const o = { p: '/x', q: (i) => `/y/${i}` }; V(o.p + o.q(3))", "/x/y/3"},
		{lex.TypeScript, "enum E { A = '/x' } V(E.A)", "/x"},
		{lex.TypeScript, "function f(a, b = '/d') { return a + b } V(f('/x'))", "/x/d"},
		{lex.TypeScript, "class C { private base = '/x'; f() { V(this.base + '/y') } }", "/x/y"},
		{lex.TypeScript, "V(process.env.A ?? '/x')", "/x"},
		{lex.TypeScript, "V(process.env.A + '/x')", "{process.env.A}/x"},
		{lex.TypeScript, "V(a ? '/x' : '/y')", "/x | /y"},
		{lex.TypeScript, "let a = '/x'; a += '/y'; function f() { V(a) }", "/x | /x/y"},
		{lex.TypeScript, "let a = '/x'; a += '/y'; V(a); a = '/z'", "/x/y"},
		{lex.Python, "a = '/x'\nb = a\na = '/y'\nV(a + b)\na = '/z'\n", "/y/x"},
		{lex.TypeScript, "function f() { let a = '/x'; a += '/y'; V(a) }", "/x/y"},
		{lex.TypeScript, "function f() { let a = '/x'; if (b) { a = '/y' } V(a) }", "/x | /y"},
		{lex.TypeScript, "function f() { const a = '/x' } function g() { const a = '/y'; V(a) }", "/y"},
		{lex.TypeScript, "V(['/x', a, 'y'].join('/'))", "/x/{a}/y"},
		{lex.TypeScript, "V('/x'.concat('/y', a))", "/x/y{a}"},
		{lex.TypeScript, "V('/x/:id'.replace(':id', a))", "/x/:id"},
		{lex.TypeScript, "V(new URL('/y', 'https://h/x').toString())", "https://h/y"},
		{lex.TypeScript, "const a = b; const b = a; V(a)", "{b.a}"},
		{lex.CSharp, "class C { const string A = \"/x\"; string B => A + \"/y\"; void F() { V($\"{B}/{id:D}\"); } }", "/x/y/{id}"},
		{lex.CSharp, "class C { void F() { V(string.Format(\"{1}/{0}\", \"a\", \"b\")); } }", "b/a"},
		{lex.CSharp, "class C { void F() { V(new Uri(new Uri(\"https://h/\"), \"x\")); } }", "https://h//x"},
		{lex.VisualBasic, "Const A = \"/x\"\nV(A & \"/y\" & b)\n", "/x/y{b}"},
		{lex.PHP, "<?php class C { const A = '/x'; function f() { V(self::A . \"/{$id}/y\" . sprintf('/%2$s-%1$s', 'a', 'b')); } }", "/x/{$id}/y/b-a"},
		{lex.PHP, "<?php define('A', '/x'); V(A . '/y');", "/x/y"},
		{lex.PHP, "<?php V(env('A', '/x'));", "/x"},
		{lex.Python, "A = '/x'\nV(f'{A}/{b}/y' '/z')\n", "/x/{b}/y/z"},
		{lex.Python, "V('%s/%s' % (a, 'y'))\n", "{a}/y"},
		{lex.Python, "V('{}/{n}'.format('x', n='y'))\n", "x/y"},
		{lex.Python, "V('/'.join(['x', a]))\n", "x/{a}"},
		{lex.Python, "def f():\n    a = '/x'\n    if b:\n        a = '/y'\n    V(a)\n", "/x | /y"},
		{lex.Python, "V('/x' if a else '/y')\n", "/x | /y"},
		{lex.Go, "package a\nconst (\n A = \"/x\"\n)\nfunc f(id string) { u, err := fmt.Sprintf(\"%s/%d\", A, 5), nil; V(u) }", "/x/5"},
		{lex.Java, "class C { static final String A = \"/x\"; void f() { V(String.format(\"%s/%s\", A, id)); } }", "/x/{id}"},
		{lex.Kotlin, "const val A = \"/x\"\nfun f() { V(\"$A/${b.c}/y\") }", "/x/{b.c}/y"},
		{lex.Ruby, "A = '/x'.freeze\nV(\"#{A}/#{b}\")\n", "/x/{b}"},
		{lex.Rust, "const A: &str = \"/x\"; fn f(id: u32) { V(format!(\"{A}/{}/{id}\", 5)) }", "/x/5/{id}"},
		{lex.Rust, "fn f(a: &str) { let b = \"/x\"; V(format!(\"{b}/{a}\")) }", "/x/{a}"},
		{lex.PowerShell, "$a = '/x'\nV(\"$a/$($b.c)\")\n", "/x/{$b.c}"},
	} {
		u := syntax.Parse("a", test.language, []byte(test.code))
		e := New(project.New([]*syntax.File{u}))
		got := ""
		for i := range u.Tokens {
			if u.Is(i, "V") && u.Is(i+1, "(") {
				var all []string
				for _, v := range e.Evaluate(u, i+2) {
					all = append(all, v.String())
				}
				got = strings.Join(all, " | ")
			}
		}
		if got != test.want {
			t.Errorf("%s: %s\ngot  %s\nwant %s", test.language.Name, test.code, got, test.want)
		}
	}
}
