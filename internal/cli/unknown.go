package cli

import (
	"cmp"
	"errors"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"github.com/jtlctl/jtlctl/internal/cli/kit"
	"github.com/jtlctl/jtlctl/internal/fault"
	"github.com/jtlctl/jtlctl/internal/suggest"
)

// explainUnknown turns an unknown command into an error that says what was
// probably meant. Other errors stay as they are.
func explainUnknown(a *kit.App, err error) error {
	if argument, ok := errors.AsType[*kit.UnknownArgumentError](err); ok {
		return explainArgument(argument)
	}
	var unknown *kit.UnknownCommandError
	if !errors.As(err, &unknown) {
		return err
	}
	group := unknown.Group.CommandPath()
	question, hint := meant(wholeTree(a), strings.TrimPrefix(strings.TrimPrefix(group, "jtlctl"), " "), unknown.Word)
	if hint == "" {
		hint = "`" + group + " --help` lists the commands"
	}
	return fault.New(fault.Usage, "%s%s", unknown.Error(), question).WithHint("%s", hint)
}

// asItIs are words after a command that mean only that it should run.
var asItIs = [...]string{"run", "start", "show", "get", "list", "ls", "view", "check", "test", "status", "info", "now", "all"}

// explainArgument names the command that a word after another command means, if the
// table says so: a path or a name may be any other word.
func explainArgument(e *kit.UnknownArgumentError) error {
	known := fault.From(e.Err)
	path := strings.TrimPrefix(e.Command.CommandPath(), "jtlctl ")
	found, ok := wordMeaning(path, strings.ToLower(e.Word))
	itself := slices.Contains(strings.Split(found.means, ", "), path) || slices.Contains(asItIs[:], strings.ToLower(e.Word))
	switch {
	case itself && found.below != path:
		found = meaning{means: path}
	case !ok:
		return known
	}
	answer := fault.New(fault.Usage, "%s%s", fault.Message(known), didYouMean(asCommands(found.means)))
	if hint := cmp.Or(found.note, fault.Hint(known)); hint != "" {
		answer = answer.WithHint("%s", hint)
	}
	return answer
}

// wholeTree returns the root with every command: that of the call has only what
// the call needs, and its flags have been parsed.
func wholeTree(a *kit.App) *cobra.Command { return NewRoot(&kit.App{World: a.World}) }

// methods are those of HTTP, as they are written in a request.
var methods = [...]string{"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE"}

// meant returns a question about a word below a group, "" being the root, and a
// hint; both may be empty.
func meant(root *cobra.Command, group, word string) (question, hint string) {
	if slices.Contains(methods[:], word) {
		return didYouMean([]string{"jtlctl api", "jtlctl wawi call"}), ""
	}
	word = strings.ToLower(word)
	if found, ok := wordMeaning(group, word); ok {
		return didYouMean(asCommands(found.means)), found.note
	}
	if elsewhere := commandsNamed(root, word); len(elsewhere) > 0 {
		return didYouMean(elsewhere), ""
	}
	here, _, err := root.Find(strings.Fields(group))
	if err != nil {
		return "", ""
	}
	if nearest := suggest.Question(word, append(kit.SubcommandNames(here), kit.TopicNames(here)...)); nearest != "" {
		return nearest, ""
	}
	if found, ok := wordMeaning(group, suggest.Nearest(word, words(group))); ok {
		return didYouMean(asCommands(found.means)), found.note
	}
	return "", ""
}

// asCommands turns "auth login, auth status" into command lines.
func asCommands(means string) []string {
	var lines []string
	for line := range strings.SplitSeq(means, ", ") {
		if line != "" {
			lines = append(lines, "jtlctl "+line)
		}
	}
	return lines
}

// maxMeant is the number of suggestions that still help.
const maxMeant = 4

// commandsNamed lists the commands of a name, wherever they are.
func commandsNamed(root *cobra.Command, name string) []string {
	var lines []string
	for _, noun := range root.Commands() {
		switch {
		case noun.Name() == name && kit.IsTopic(noun):
			lines = append(lines, "jtlctl help "+name)
		case noun.Name() == name:
			lines = append(lines, noun.CommandPath())
		}
		for _, verb := range noun.Commands() {
			if verb.Name() == name && !verb.Hidden {
				lines = append(lines, verb.CommandPath())
			}
		}
	}
	return lines[:min(len(lines), maxMeant)]
}

// didYouMean asks about command lines or flags.
func didYouMean(lines []string) string {
	if len(lines) == 0 {
		return ""
	}
	quoted := make([]string, len(lines))
	for i, line := range lines {
		quoted[i] = "`" + line + "`"
	}
	return " (did you mean " + suggest.Or(quoted) + "?)"
}

// wordMeaning finds a word in the table: what it means below this group, or
// else anywhere.
func wordMeaning(group, word string) (meaning, bool) {
	var found meaning
	if word == "" {
		return found, false
	}
	for _, m := range wordMeanings() {
		if !slices.Contains(strings.Fields(m.words), word) {
			continue
		}
		switch m.below {
		case group:
			return m, true
		case anywhere:
			found = m
		}
	}
	return found, found.words != ""
}

// words lists those that mean something below a group.
func words(group string) []string {
	var all []string
	for _, m := range wordMeanings() {
		if m.below == group || m.below == anywhere {
			all = append(all, strings.Fields(m.words)...)
		}
	}
	return all
}
