package lex

import (
	"strings"
	"testing"
)

// write writes tokens as one line: strings in quotes, holes in angle brackets.
func write(l *Language, code string) string {
	var all []string
	for _, t := range Tokens(l, []byte(code)) {
		text := code[t.Start:t.End]
		switch t.Kind {
		case String, Text:
			text = "'" + t.Decode([]byte(code)) + "'"
		case StringOpen:
			text = "«"
		case StringClose:
			text = "»"
		case HoleOpen:
			text = "<"
		case HoleClose:
			text = ">"
		case Newline:
			text = ";"
		}
		all = append(all, text)
	}
	return strings.Join(all, " ")
}

func TestTokens(t *testing.T) {
	t.Parallel()
	for _, test := range []struct {
		language   *Language
		code, want string
	}{
		{TypeScript, "a.b(`x/${c}/y`, 'd\\'e') // f", "a . b ( « 'x/' < c > '/y' » , 'd'e' )"},
		{TypeScript, "`a${`b${c}`}` /* d */ + \"e\"", "« 'a' < « 'b' < c > » > » + 'e'"},
		{TypeScript, "`a${{b: 1}.b}` x", "« 'a' < { b : 1 } . b > » x"},
		{TypeScript, "a = /'[/]`/.test(b) / c; <p>don't</p>", "a = /'[/]`/ . test ( b ) / c ; < p > don ' t < / p >"},
		{CSharp, "$\"{a}/b/{c:D}\" @\"d\"\"\\\" $\"\"\"x{y}\"\"\"", "« < a > '/b/' < c : D > » 'd\"\\' « 'x' < y > »"},
		{CSharp, "$\"{{a}}\" 'b' #region it's", "'{a}' 'b'"},
		{VisualBasic, "a = \"b\"\"c\" & $\"{d}/e\" ' f\ng", "a = 'b\"c' & « < d > '/e' » ; g"},
		{PHP, "it's <?php \"{$this->a}/b/$c/$d->e[1]\" . 'x' # y\n#[A('z')] ?> don't", "« < $this -> a > '/b/' < $c > '/' < $d -> e > '[1]' » . 'x' # [ A ( 'z' ) ] ?"},
		{PHP, "<?php $a = <<<Q\n  x {$b}\n  Q; c", "$a = « '  x ' < $b > » ; c"},
		{PHP, "<?php $a = <<<'Q'\nx {$b}\nQ;", "$a = 'x {$b}' ;"},
		{Python, "f'{a}/b' # c\nr\"d\\n\" b'''e\nf'''", "« < a > '/b' » ; 'd\\n' 'e\nf'"},
		{Python, "x(\n'a'\n)\ny", "x ( 'a' ) ; y"},
		{Go, "a := `b\\n` + \"c\\n\" + 'd'", "a := 'b\\n' + 'c\n' + 'd'"},
		{Kotlin, "\"$a/b/${c.d}\" /* /* */ x */ e", "« < a > '/b/' < c . d > » e"},
		{Ruby, "a.b? \"x/#{c}\" # d\n=begin\ne\n=end\nf = <<~Q\n  g #{h}\nQ\ni", "a . b ? « 'x/' < c > » ; f = ; « '  g ' < h > » ; i"},
		{Rust, "r#\"a\"b\"# format!(\"{x}/c\") 'a' &'static", "'a\"b' format! ( '{x}/c' ) 'a' & ' static"},
		{Rust, "impl<'a> A<'a> { '\\u{1F600}' 'ä' }", "impl < ' a > A < ' a > { '😀' 'ä' }"},
		{PowerShell, "Invoke-RestMethod -Uri \"$a/b/$($c.d)\" <# e #> # f", "Invoke-RestMethod - Uri « < $a > '/b/' < $c . d > »"},
	} {
		if got := write(test.language, test.code); got != test.want {
			t.Errorf("%s: %s\ngot  %s\nwant %s", test.language.Name, test.code, got, test.want)
		}
	}
}

func TestTokens_match(t *testing.T) {
	t.Parallel()
	tokens := Tokens(TypeScript, []byte("a([b{c)]"))
	for i, token := range tokens {
		if token.Match >= 0 && tokens[token.Match].Match != int32(i) {
			t.Errorf("token %d has no pair", i)
		}
	}
	if tokens[1].Match != 6 || tokens[2].Match >= 0 {
		t.Errorf("%+v", tokens)
	}
}

// TestTokens_hostile: what is malformed costs as much as what is well-formed.
func TestTokens_hostile(t *testing.T) {
	t.Parallel()
	const size = 60_000
	for _, l := range []*Language{TypeScript, CSharp, VisualBasic, PHP, Python, Go, Java, Kotlin, Ruby, Rust, PowerShell} {
		for _, part := range []string{"(", "(]", "'\\'", "\"\\\"", "`${", "$\"{", "/[", "f'{", "<<<A", "<<~A x", "/*", "r##\"", "\"${\"", "<#", "@\"\n", "\"$(\"", "%q(", "<?php "} {
			Tokens(l, []byte(strings.Repeat(part, size/len(part))))
		}
	}
}

func FuzzTokens(f *testing.F) {
	languages := []*Language{TypeScript, CSharp, VisualBasic, PHP, Python, Go, Java, Kotlin, Ruby, Rust, PowerShell}
	for i, l := range languages {
		f.Add(i, l.Name+" `a${b}` \"c\" 'd' f'{e}' <<~X\nY\nX\n")
	}
	f.Fuzz(func(t *testing.T, i int, code string) {
		last := int32(0)
		for at, token := range Tokens(languages[uint(i)%uint(len(languages))], []byte(code)) {
			if token.Start < last || token.End < token.Start || int(token.End) > len(code) {
				t.Fatalf("token %d: %+v after %d", at, token, last)
			}
			last = token.Start
			token.Decode([]byte(code))
		}
	})
}
