// Package complete is what the shell offers for the arguments and the flags of every
// command. It uses neither the network nor the keyring, writes nothing, and is silent if
// something cannot be read. Only words that are files are completed as such.
package complete

import (
	"fmt"
	"io"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"github.com/jtlctl/jtlctl/internal/cli/kit"
)

// Request reports whether a command line comes from a completion script.
func Request(args []string) bool {
	return len(args) > 0 && (args[0] == cobra.ShellCompRequestCmd || args[0] == cobra.ShellCompNoDescRequestCmd)
}

// word is the word that is completed.
type word struct {
	app     *kit.App
	command *cobra.Command
	args    []string // the arguments before it
	typed   string   // what is there of it
}

// offer is what a word can be.
type offer struct {
	values []value
	files  bool // or a file
	// extensions are those of the files, without dots; none is every file.
	extensions []string
	folders    bool // or a folder
	open       bool // a value is only the beginning: no space follows it
}

type value struct{ text, meaning string }

// source finds what a word can be.
type source func(word) offer

// Add makes the commands below root offer what their words can be.
func Add(root *cobra.Command, a *kit.App) {
	a.Console.Quiet, a.Console.Collect = true, func(string) {}
	a.Console.Prompter.NoInput = true
	root.InitDefaultHelpCmd() // which cobra adds later
	files := false            // whether a file is offered
	root.SetOut(&answer{to: a.Console.Out, files: &files})
	for _, c := range commands(root) {
		if offered, ok := arguments()[c.CommandPath()]; ok {
			c.ValidArgsFunction = function(a, offered, &files)
		}
		c.LocalFlags().VisitAll(func(f *pflag.Flag) {
			if f.NoOptDefVal == "" {
				// That it is there already is the only error.
				_ = c.RegisterFlagCompletionFunc(f.Name, function(a, sourceOf(c, f), &files))
			}
		})
	}
}

func commands(c *cobra.Command) []*cobra.Command {
	all := []*cobra.Command{c}
	for _, sub := range c.Commands() {
		all = append(all, commands(sub)...)
	}
	return all
}

// function is a source in the form of cobra.
func function(a *kit.App, from source, files *bool) cobra.CompletionFunc {
	return func(c *cobra.Command, args []string, typed string) ([]cobra.Completion, cobra.ShellCompDirective) {
		offered := from(word{a, c, args, typed})
		directive := cobra.ShellCompDirectiveNoFileComp
		switch {
		case offered.folders:
			return nil, cobra.ShellCompDirectiveFilterDirs
		case offered.files && len(offered.extensions) > 0 && len(offered.values) == 0:
			return offered.extensions, cobra.ShellCompDirectiveFilterFileExt
		case offered.files:
			*files = true
			directive = cobra.ShellCompDirectiveDefault
		}
		if offered.open {
			directive |= cobra.ShellCompDirectiveNoSpace
		}
		var list []cobra.Completion
		seen := map[string]bool{}
		for _, v := range offered.values {
			if strings.HasPrefix(v.text, typed) && !seen[v.text] {
				seen[v.text] = true
				list = append(list, cobra.CompletionWithDesc(v.text, v.meaning))
			}
		}
		return list, directive
	}
}

// answer is what the shell reads. Its last line is a number: the shell offers files if a
// bit of it is missing, which cobra also leaves out after a mistake before the word.
type answer struct {
	to    io.Writer
	files *bool
}

func (w *answer) Write(p []byte) (int, error) {
	var directive cobra.ShellCompDirective
	text := string(p)
	if _, err := fmt.Sscanf(text, ":%d\n", &directive); err == nil && text == fmt.Sprintf(":%d\n", directive) && !*w.files &&
		directive&(cobra.ShellCompDirectiveFilterFileExt|cobra.ShellCompDirectiveFilterDirs) == 0 {
		text = fmt.Sprintf(":%d\n", directive|cobra.ShellCompDirectiveNoFileComp)
	}
	_, err := io.WriteString(w.to, text)
	return len(p), err
}
