package source

import (
	"path"
	"strings"

	"github.com/jtlctl/jtlctl/internal/source/lex"
)

var languages = map[string]*lex.Language{
	".ts": lex.TypeScript, ".tsx": lex.TypeScript, ".mts": lex.TypeScript, ".cts": lex.TypeScript, ".js": lex.TypeScript, ".jsx": lex.TypeScript, ".mjs": lex.TypeScript, ".cjs": lex.TypeScript,
	".vue": lex.TypeScript, ".svelte": lex.TypeScript, ".astro": lex.TypeScript,
	".cs": lex.CSharp, ".cshtml": lex.CSharp, ".razor": lex.CSharp, ".vb": lex.VisualBasic, ".php": lex.PHP, ".phtml": lex.PHP, ".py": lex.Python, ".go": lex.Go,
	".java": lex.Java, ".kt": lex.Kotlin, ".kts": lex.Kotlin, ".rb": lex.Ruby, ".rake": lex.Ruby, ".rs": lex.Rust,
}

// LanguageOf returns the language of a file, nil if it is none that is read.
func LanguageOf(name string) *lex.Language { return languages[strings.ToLower(path.Ext(name))] }
