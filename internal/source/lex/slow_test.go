package lex
import ("testing";"strings";"time")
func TestSlow(t *testing.T) {
	for _, l := range []*Language{TypeScript, CSharp, VisualBasic, PHP, Python, Go, Java, Kotlin, Ruby, Rust, PowerShell} {
		for _, part := range []string{"(", "(]", "'\\'", "\"\\\"", "`${", "$\"{", "/[", "f'{", "<<<A", "<<~A x", "/*", "r##\"", "\"${\"", "<#", "@\"\n", "\"$(\"", "%q(", "<?php "} {
			s:=time.Now()
			Tokens(l, []byte(strings.Repeat(part, 300000/len(part))))
			if d:=time.Since(s); d>50*time.Millisecond { t.Log(l.Name,part,d) }
		}
	}
}
