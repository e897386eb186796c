package lex

import "sync"

// Language is how a language writes what concerns tokens.
type Language struct {
	Name string
	// Family is the name that languages have in common whose code calls each other.
	Family   string
	line     []string    // what begins a comment to the end of the line
	block    [][2]string // what begins and ends other comments
	nested   bool        // block comments contain block comments
	strings  []stringRule
	made     func() []stringRule // instead of strings, if there are many
	names    string              // signs that names begin with or contain, such as $
	hyphens  bool                // names may contain a hyphen
	regexps  bool                // /x/ may be a regular expression
	newlines bool                // lines are statements
	heredoc  string              // what begins a here document
	// Concat are the operators that join strings.
	Concat string
	// Keyword begins the definition of a function; "" if there is no such word.
	Keyword string
	// Fold reports whether names are the same in any case.
	Fold bool
	// embedded begins and ends code inside of other text.
	embedded [2]string
}

// rules are the forms of strings.
func (l *Language) rules() []stringRule {
	if l.made != nil {
		return l.made()
	}
	return l.strings
}

var cComments = [][2]string{{"/*", "*/"}}

// The languages.
var (
	TypeScript = &Language{Name: "TypeScript", Family: "js", line: []string{"//"}, block: cComments, names: "$#@", regexps: true, Concat: "+", Keyword: "", strings: []stringRule{
		{open: `"`, close: `"`, escape: backslash}, {open: `'`, close: `'`, escape: backslash},
		{open: "`", close: "`", escape: backslash, multi: true, hole: "${", end: "}"},
	}}
	CSharp = &Language{Name: "C#", Family: "net", line: []string{"//", "#region", "#if", "#endif", "#pragma", "#nullable"}, block: cComments, Concat: "+", strings: []stringRule{
		{open: `$$"""`, close: `"""`, multi: true, hole: "{{", end: "}}"},
		{open: `$"""`, close: `"""`, multi: true, hole: "{", end: "}"}, {open: `"""`, close: `"""`, multi: true},
		{open: `$@"`, close: `"`, escape: doubled | braces, multi: true, hole: "{", end: "}"},
		{open: `@$"`, close: `"`, escape: doubled | braces, multi: true, hole: "{", end: "}"},
		{open: `$"`, close: `"`, escape: backslash | braces, hole: "{", end: "}"},
		{open: `@"`, close: `"`, escape: doubled, multi: true}, {open: `"`, close: `"`, escape: backslash},
		{open: `'`, close: `'`, escape: backslash, char: true},
	}}
	VisualBasic = &Language{Name: "VB.NET", Family: "net", line: []string{"'", "REM "}, Concat: "&+", newlines: true, Fold: true, strings: []stringRule{
		{open: `$"`, close: `"`, escape: doubled | braces, multi: true, hole: "{", end: "}"}, {open: `"`, close: `"`, escape: doubled, multi: true},
	}}
	PHP = &Language{Name: "PHP", Family: "php", line: []string{"//", "#"}, block: cComments, names: "$", Concat: ".", Keyword: "function", heredoc: "<<<", embedded: [2]string{"<?", "?>"}, strings: []stringRule{
		{open: `"`, close: `"`, escape: backslash, multi: true, hole: "{", end: "}", name: true, dollar: true}, {open: `'`, close: `'`, escape: single, multi: true},
	}}
	Python = &Language{Name: "Python", Family: "python", line: []string{"#"}, Concat: "+", newlines: true, Keyword: "def", names: "@", made: sync.OnceValue(pythonStrings)}
	Go     = &Language{Name: "Go", Family: "go", line: []string{"//"}, block: cComments, Concat: "+", Keyword: "func", strings: []stringRule{
		{open: `"`, close: `"`, escape: backslash}, {open: "`", close: "`", multi: true}, {open: `'`, close: `'`, escape: backslash, char: true},
	}}
	Java = &Language{Name: "Java", Family: "jvm", line: []string{"//"}, block: cComments, names: "@$", Concat: "+", strings: []stringRule{
		{open: `"""`, close: `"""`, escape: backslash, multi: true}, {open: `"`, close: `"`, escape: backslash}, {open: `'`, close: `'`, escape: backslash, char: true},
	}}
	Kotlin = &Language{Name: "Kotlin", Family: "jvm", line: []string{"//"}, block: cComments, nested: true, names: "@", Concat: "+", Keyword: "fun", strings: []stringRule{
		{open: `"""`, close: `"""`, multi: true, hole: "${", end: "}", name: true}, {open: `"`, close: `"`, escape: backslash, hole: "${", end: "}", name: true},
		{open: `'`, close: `'`, escape: backslash, char: true},
	}}
	Ruby = &Language{Name: "Ruby", Family: "ruby", line: []string{"#"}, block: [][2]string{{"\n=begin", "\n=end"}}, names: "@$?!", regexps: true, newlines: true, Concat: "+", Keyword: "def", heredoc: "<<", strings: []stringRule{
		{open: `"`, close: `"`, escape: backslash, multi: true, hole: "#{", end: "}"}, {open: `'`, close: `'`, escape: single, multi: true},
		{open: `%Q(`, close: `)`, escape: backslash, multi: true, hole: "#{", end: "}"}, {open: `%q(`, close: `)`, multi: true}, {open: `%(`, close: `)`, escape: backslash, multi: true, hole: "#{", end: "}"},
		{open: "`", close: "`", escape: backslash, hole: "#{", end: "}"},
	}}
	Rust = &Language{Name: "Rust", Family: "rust", line: []string{"//"}, block: cComments, nested: true, names: "!", Concat: "+", Keyword: "fn", strings: []stringRule{
		{open: `r#`, hashes: true}, {open: `r"`, close: `"`, multi: true}, {open: `b"`, close: `"`, escape: backslash, multi: true}, {open: `"`, close: `"`, escape: backslash, multi: true},
		{open: `'`, close: `'`, escape: backslash, char: true},
	}}
	PowerShell = &Language{Name: "PowerShell", Family: "powershell", line: []string{"#"}, block: [][2]string{{"<#", "#>"}}, names: "$", hyphens: true, newlines: true, Fold: true, Concat: "+", Keyword: "function", strings: []stringRule{
		{open: "@\"\n", close: "\n\"@", escape: backtick, multi: true, hole: "$(", end: ")", name: true}, {open: "@'\n", close: "\n'@", multi: true},
		{open: `"`, close: `"`, escape: backtick, multi: true, hole: "$(", end: ")", name: true}, {open: `'`, close: `'`, multi: true},
	}}
)

// pythonStrings are the strings of Python: with prefixes in any case and order, and
// of three quotes, which are looked for first.
func pythonStrings() []stringRule {
	var all []stringRule
	for _, quote := range []string{`"""`, `'''`, `"`, `'`} {
		multi := len(quote) == 3
		for _, prefix := range []string{"fr", "fR", "Fr", "FR", "rf", "rF", "Rf", "RF"} {
			all = append(all, stringRule{open: prefix + quote, close: quote, escape: braces, multi: multi, hole: "{", end: "}"})
		}
		for _, prefix := range []string{"f", "F"} {
			all = append(all, stringRule{open: prefix + quote, close: quote, escape: backslash | braces, multi: multi, hole: "{", end: "}"})
		}
		for _, prefix := range []string{"r", "R", "br", "Br", "bR", "BR", "rb", "Rb", "rB", "RB"} {
			all = append(all, stringRule{open: prefix + quote, close: quote, multi: multi})
		}
		for _, prefix := range []string{"", "b", "B", "u", "U"} {
			all = append(all, stringRule{open: prefix + quote, close: quote, escape: backslash, multi: multi})
		}
	}
	return all
}
