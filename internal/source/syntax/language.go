package syntax

import (
	"bytes"
	"path"
	"strings"

	"github.com/jtlctl/jtlctl/internal/source/lex"
	"github.com/jtlctl/jtlctl/internal/textutil"
)

var languages = map[string]*lex.Language{
	".ts": lex.TypeScript, ".tsx": lex.TypeScript, ".mts": lex.TypeScript, ".cts": lex.TypeScript, ".js": lex.TypeScript, ".jsx": lex.TypeScript, ".mjs": lex.TypeScript, ".cjs": lex.TypeScript,
	".vue": lex.TypeScript, ".svelte": lex.TypeScript, ".astro": lex.TypeScript,
	".cs": lex.CSharp, ".cshtml": lex.CSharp, ".razor": lex.CSharp, ".vb": lex.VisualBasic, ".php": lex.PHP, ".phtml": lex.PHP, ".py": lex.Python, ".go": lex.Go,
	".java": lex.Java, ".kt": lex.Kotlin, ".kts": lex.Kotlin, ".rb": lex.Ruby, ".rake": lex.Ruby, ".rs": lex.Rust, ".ps1": lex.PowerShell, ".psm1": lex.PowerShell,
}

// LanguageOf returns the language of a file, nil if it is none that is read.
func LanguageOf(name string) *lex.Language { return languages[strings.ToLower(path.Ext(name))] }

// script replaces everything but the scripts of a component by spaces.
func script(name string, code []byte) []byte {
	switch strings.ToLower(path.Ext(name)) {
	case ".vue", ".svelte", ".astro":
	default:
		return code
	}
	kept := bytes.Repeat([]byte(" "), len(code))
	for i, c := range code {
		if c == '\n' {
			kept[i] = c
		}
	}
	if rest, ok := bytes.CutPrefix(code, []byte("---\n")); ok && strings.HasSuffix(name, ".astro") {
		if before, _, ok := bytes.Cut(rest, []byte("\n---")); ok {
			copy(kept[4:], before)
		}
	}
	lower := textutil.LowerASCII(code)
	for at := 0; ; {
		begin := bytes.Index(lower[at:], []byte("<script"))
		if begin < 0 {
			return kept
		}
		begin += at
		if comment := bytes.Index(lower[at:begin], []byte("<!--")); comment >= 0 {
			if end := bytes.Index(lower[at+comment:], []byte("-->")); end >= 0 && at+comment+end > begin {
				at += comment + end
				continue
			}
		}
		open := bytes.IndexByte(lower[begin:], '>')
		if open < 0 {
			return kept
		}
		open += begin + 1
		end := bytes.Index(lower[open:], []byte("</script"))
		if end < 0 {
			end = len(code) - open
		}
		copy(kept[open:], code[open:open+end])
		at = open + end
	}
}

// NoLanguage is that of files without tokens.
var NoLanguage = &lex.Language{}
