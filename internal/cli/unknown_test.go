package cli

import (
	"strings"
	"testing"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"github.com/jtlctl/jtlctl/internal/cli/kit"
	"github.com/jtlctl/jtlctl/internal/fault"
)

// TestMeant_everyGroup asks each group for what people type at first.
func TestMeant_everyGroup(t *testing.T) {
	t.Parallel()
	root := NewRoot(newApp())
	typed := strings.Fields(`login logout whoami decode verify lint validate check init create api register start status
		get list ls rm remove delete show view info test serve mock probe keys jwks call request curl graphql config set
		completion upgrade update`)
	groups := []string{""}
	for _, c := range root.Commands() {
		if kit.IsGroup(c) {
			groups = append(groups, c.Name())
		}
	}
	for _, group := range groups {
		here, _, err := root.Find(strings.Fields(group))
		if err != nil {
			t.Fatal(err)
		}
		for _, word := range typed {
			if _, rest, err := here.Find([]string{word}); err == nil && len(rest) == 0 {
				continue // it is a command
			}
			if question, hint := meant(root, group, word); question == "" && hint == "" {
				t.Errorf("jtlctl %s %s: no suggestion", group, word)
			}
		}
	}
}

func TestMeant(t *testing.T) {
	t.Parallel()
	root := NewRoot(newApp())
	for _, test := range []struct{ group, word, want string }{
		{"", "login", " (did you mean `jtlctl auth login`?)"},
		{"", "LOGIN", " (did you mean `jtlctl auth login`?)"},
		{"", "logn", " (did you mean `jtlctl auth login`?)"},
		{"", "tokn", ` (did you mean "token"?)`},
		{"", "infer", " (did you mean `jtlctl scope infer`?)"},
		{"", "status", " (did you mean `jtlctl auth status` or `jtlctl wawi status`?)"},
		{"", "environment", " (did you mean `jtlctl help environment`?)"},
		{"manifest", "check", " (did you mean `jtlctl manifest lint`?)"},
		{"jwt", "check", " (did you mean `jtlctl jwt verify`?)"},
		{"jwt", "login", " (did you mean `jtlctl auth login`?)"},
		{"jwt", "api", " (did you mean `jtlctl api`?)"},
		{"scope", "why", " (did you mean `jtlctl scope for`?)"},
		{"scope", "get", " (did you mean `jtlctl scope show`?)"},
		{"token", "decode", " (did you mean `jtlctl jwt decode`?)"},
		{"auth", "token", " (did you mean `jtlctl token get`?)"},
		{"wawi", "ping", " (did you mean `jtlctl wawi call GET /v2/info`?)"},
		{"sandbox", "stop", " (did you mean `jtlctl sandbox serve`?)"},
		{"sandbox", "reset", " (did you mean `jtlctl sandbox serve`?)"},
		{"", "upgrade", " (did you mean `jtlctl version`?)"},
		{"", "uninstall", " (did you mean `jtlctl config path`?)"},
		{"", "GET", " (did you mean `jtlctl api` or `jtlctl wawi call`?)"},
		{"", "get", " (did you mean `jtlctl token get`, `jtlctl jwks get` or `jtlctl config get`?)"},
		{"", "xyzzy", ""},
		{"", "", ""},
	} {
		if got, _ := meant(root, test.group, test.word); got != test.want {
			t.Errorf("jtlctl %s %s: %s", test.group, test.word, got)
		}
	}
}

// TestWordMeanings demands that suggestions are commands with flags that exist,
// and that no word of a group means two things.
func TestWordMeanings(t *testing.T) {
	t.Parallel()
	seen := map[string]bool{}
	for _, m := range wordMeanings() {
		for _, line := range asCommands(m.means) {
			root := NewRoot(newApp())
			c, rest, err := root.Find(strings.Fields(line)[1:])
			if err != nil || c == root && line != "jtlctl --help" {
				t.Errorf("%s is no command", line)
				continue
			}
			for _, word := range rest {
				if strings.HasPrefix(word, "-") && !hasFlag(c, word) && c.InheritedFlags().Lookup(strings.TrimLeft(word, "-")) == nil && word != "-p" {
					t.Errorf("%s: no flag %s", line, word)
				}
			}
		}
		for word := range strings.FieldsSeq(m.words) {
			if seen[m.below+" "+word] {
				t.Errorf("%s means two things below %s", word, m.below)
			}
			seen[m.below+" "+word] = true
			here, _, _ := NewRoot(newApp()).Find(strings.Fields(strings.Trim(m.below, anywhere)))
			if c, rest, err := here.Find([]string{word}); err == nil && len(rest) == 0 && c != here {
				t.Errorf("%s is a command: it means itself", c.CommandPath())
			}
		}
		if m.means == "" && m.note == "" {
			t.Errorf("%s means nothing", m.words)
		}
	}
}

// TestFlagMeanings demands that each flag that is suggested exists.
func TestFlagMeanings(t *testing.T) {
	t.Parallel()
	root := NewRoot(newApp())
	known := map[string]bool{"--help": true, "-o": true}
	var collect func(*cobra.Command)
	collect = func(c *cobra.Command) {
		c.Flags().VisitAll(func(f *pflag.Flag) { known["--"+f.Name] = true })
		c.PersistentFlags().VisitAll(func(f *pflag.Flag) { known["--"+f.Name] = true })
		for _, sub := range c.Commands() {
			collect(sub)
		}
	}
	collect(root)
	for _, m := range flagMeanings() {
		if m.means == "" && m.note == "" {
			t.Errorf("%s means nothing", m.words)
		}
		for flag := range strings.SplitSeq(m.means, ", ") {
			if name, _, _ := strings.Cut(flag, " "); name != "" && !known[name] {
				t.Errorf("%s means %s, which no command has", m.words, flag)
			}
		}
	}
}

func TestMeantFlag(t *testing.T) {
	t.Parallel()
	root := NewRoot(newApp())
	for _, test := range []struct{ command, flag, question, hint string }{
		{"token get", "json", "-o json", ""},
		{"api", "format", "-o json", ""},
		{"api", "outptu", "--output", ""},
		{"jwt verify", "ofline", "--offline", ""},
		{"auth login", "client-secret", "--client-secret-stdin", "no flag takes a secret"},
		{"token get", "client-secret", "", "no flag takes a secret"},
		{"jwt decode", "token", "", "a token is an argument"},
		{"api", "token", "", "jtlctl fetches the token itself"},
		{"token get", "insecure", "--ca-cert", "certificates are always checked"},
		{"wawi register", "insecure", "--ca-cert", "certificates are always checked"},
		{"token get", "debug", "--verbose", ""},
		{"token get", "silent", "--quiet", ""},
		{"wawi forget", "assume-yes", "--yes", ""},
		{"token get", "help-all", "--help", "jtlctl help COMMAND"},
		{"token get", "stage", "--env", ""},
		{"token get", "account", "--profile", ""},
		{"token get", "batch", "", "--batch is a flag of `jtlctl jwt verify`"},
		{"wawi register", "file", "--app", ""},
		{"token get", "force", "--refresh", ""},
		{"token get", "no-cache", "--refresh", ""},
		{"jwks get", "no-cache", "--refresh", ""},
		{"auth login", "username", "--client-id", ""},
		{"wawi call", "method", "", "`jtlctl wawi call POST /v2/items`"},
		{"manifest doc", "locale", "--lang", ""},
		{"api", "locale", "", ""},
		{"api", "data", "--input", "-f NAME=VALUE"},
		{"wawi call", "data-raw", "--input", "-f NAME=VALUE"},
		{"jwt probe", "data", "--body", ""},
		{"api", longFlag("d"), "--input", "-f NAME=VALUE"},
		{"api", "method", "", "`jtlctl api POST /v2/items`"},
		{"token get", "zzzzz", "", ""},
	} {
		c, _, err := NewRoot(newApp()).Find(strings.Fields(test.command))
		if err != nil {
			t.Fatal(err)
		}
		c.InheritedFlags() // merges them, as parsing does
		question, hint := meantFlag(root, c, test.flag)
		want := ""
		if test.question != "" {
			want = askFlag(test.question)
		}
		if question != want {
			t.Errorf("%s --%s: %q", test.command, test.flag, question)
		}
		if !strings.Contains(hint, test.hint) {
			t.Errorf("%s --%s: hint %q", test.command, test.flag, hint)
		}
	}
}

// TestExplainArgument: a word that a command does without being told is no other command.
func TestExplainArgument(t *testing.T) {
	t.Parallel()
	for line, want := range map[string]string{
		"doctor check":     "(did you mean `jtlctl doctor`?)",
		"doctor run":       "(did you mean `jtlctl doctor`?)",
		"demo start":       "(did you mean `jtlctl demo`?)",
		"version check":    "(did you mean `jtlctl version`?)",
		"proxy start":      "(did you mean `jtlctl proxy`?)",
		"auth status list": "(did you mean `jtlctl auth status`?)",
		"doctor login":     "(did you mean `jtlctl auth login`?)",
	} {
		app := newApp()
		root := NewRoot(app)
		root.SetArgs(strings.Fields(line))
		err := explainUnknown(app, root.Execute())
		if err == nil || !strings.Contains(fault.Message(err), want) {
			t.Errorf("%s: %v, want %s", line, err, want)
		}
	}
}
