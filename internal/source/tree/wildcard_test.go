package tree

import (
	"strings"
	"testing"
)

// TestMatches has what git 2.39 says of each line of a .gitignore file and a file.
func TestMatches(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		line, name string
		want       bool
	}{
		{"[[:lower:]]*.ts", "a.ts", true},
		{"[[:lower:]]*.ts", "A.ts", false},
		{"[a-c[:digit:]].ts", "7.ts", true},
		{"[![:alpha:]].ts", "7.ts", true},
		{"[[:none:]].ts", "a.ts", false},
		{"[]a].ts", "].ts", true},
		{`[a\-c].ts`, "b.ts", false},
		{`[a\-c].ts`, "-.ts", true},
		{"[a-", "[a-", false},
		{"a.ts\t", "a.ts", false},
		{"a.ts  ", "a.ts", true},
		{`a.ts\ `, "a.ts ", true},
		{`a.ts\  `, "a.ts ", true},
		{"a.ts\r", "a.ts", true},
		{"/***/a.ts", "a.ts", true},
		{"/***/a.ts", "x/y/a.ts", true},
		{"/x**/a.ts", "x/y/a.ts", false},
		{"/x/**", "x/y/a.ts", true},
		{"/x/*", "x/y/a.ts", false},
		{"*?/a.ts", "x/a.ts", true},
		{"{a,b}.ts", "a.ts", false},
		{`\!a.ts`, "!a.ts", true},
		{`a\`, "a", false},
	} {
		r := parseRules(".", tt.line+"\n")
		if got := ignored([]rules{r}, tt.name, false); got != tt.want {
			t.Errorf("%q of %q: got %v", tt.line, tt.name, got)
		}
	}
}

func TestMatches_bounded(t *testing.T) {
	t.Parallel()
	steps := 0
	matches(strings.Repeat("*a", 100)+"b", strings.Repeat("a", 400), &steps)
	matches(strings.Repeat("**/", 100)+"b", strings.Repeat("a/", 400), &steps)
	if steps > maxSteps+1000 {
		t.Error(steps)
	}
}
