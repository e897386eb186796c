package cli

import (
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"github.com/jtlctl/jtlctl/internal/disk"
	"github.com/jtlctl/jtlctl/internal/fault"
)

// expandPatterns puts the files in the place of patterns such as *.json, as the shells
// of Unix do before a program runs: those of Windows leave it to the program. It is for
// flags and arguments that take a FILE; what takes many expands them itself.
func expandPatterns(c *cobra.Command, args []string) error {
	var failed error
	c.Flags().Visit(func(f *pflag.Flag) {
		if place, _ := pflag.UnquoteUsage(f); place == "FILE" && failed == nil {
			failed = fault.WithOrigin(expandFlag(f.Value), "--"+f.Name)
		}
	})
	if failed != nil || !takesOneFile(c.Use) {
		return failed
	}
	for i, arg := range args {
		file, err := oneFile(arg)
		if err != nil {
			return err
		}
		args[i] = file
	}
	return nil
}

// takesOneFile reports whether the argument in a use line is a FILE, and only one.
func takesOneFile(use string) bool {
	_, arguments, _ := strings.Cut(use, " ")
	first, _, _ := strings.Cut(strings.Trim(arguments, "[]"), "|")
	return first == "FILE" && !strings.HasSuffix(use, "…")
}

func expandFlag(value pflag.Value) error {
	if list, ok := value.(pflag.SliceValue); ok {
		var files []string
		for _, pattern := range list.GetSlice() {
			matches, err := filesOf(pattern)
			if err != nil {
				return err
			}
			files = append(files, matches...)
		}
		return list.Replace(files)
	}
	file, err := oneFile(value.String())
	if err != nil || file == value.String() {
		return err
	}
	return value.Set(file)
}

func oneFile(text string) (string, error) {
	files, err := filesOf(text)
	if err != nil {
		return "", err
	}
	if len(files) > 1 {
		return "", fault.New(fault.Usage, "%d files match %q, and one is expected: %s", len(files), text, strings.Join(files[:min(len(files), 3)], ", ")).
			WithHint("name one of them")
	}
	return files[0], nil
}

// filesOf returns the files that match a pattern, and everything else as it is: no name
// has * or ? on Windows, and what begins as a document or has an address is none.
func filesOf(text string) ([]string, error) {
	if !strings.ContainsAny(text, "*?") || strings.Contains(text, "://") || strings.ContainsAny(text[:1], "{[-") || strings.Contains(text, "\n") {
		return []string{text}, nil
	}
	files := disk.Expand(text)
	if len(files) == 0 {
		return nil, fault.New(fault.Usage, "no file matches %q", text).WithHint("the pattern is matched in this folder, and * matches no folders")
	}
	return files, nil
}
