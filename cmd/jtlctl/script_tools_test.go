package main

import (
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"

	"github.com/rogpeppe/go-internal/testscript"
)

// tools are the programs of the scripts that not every system has. They are those of
// Unix by name, with as much of each as the scripts use.
func tools() map[string]func() {
	return map[string]func(){
		"cat": func() {
			for _, path := range os.Args[1:] {
				if err := copyTo(os.Stdout, path); err != nil {
					fmt.Fprintln(os.Stderr, err)
					os.Exit(1)
				}
			}
		},
		// printenv prints the values of variables, each in a line, or all with their names.
		"printenv": func() {
			if len(os.Args) == 1 {
				fmt.Println(strings.Join(os.Environ(), "\n"))
			}
			for _, name := range os.Args[1:] {
				fmt.Println(os.Getenv(name))
			}
		},
		// slashes copies standard input, with the separators of paths as Unix has them.
		"slashes": func() {
			text, err := io.ReadAll(os.Stdin)
			if err != nil {
				fmt.Fprintln(os.Stderr, err)
				os.Exit(1)
			}
			fmt.Print(strings.ReplaceAll(string(text), `\`, "/"))
		},
		"docker-credential-files": credentialFiles,
		// leave ends with an exit code.
		"leave": func() {
			code, _ := strconv.Atoi(os.Args[1])
			os.Exit(code)
		},
	}
}

func copyTo(out io.Writer, path string) error {
	file, err := os.Open(path)
	if err != nil {
		return err
	}
	defer func() { _ = file.Close() }()
	_, err = io.Copy(out, file)
	return err
}

// cmdEdit replaces what matches an expression in files: edit EXPRESSION NEW PATTERN….
func cmdEdit(ts *testscript.TestScript, _ bool, args []string) {
	expression, err := regexp.Compile(args[0])
	ts.Check(err)
	for _, pattern := range args[2:] {
		paths, err := filepath.Glob(ts.MkAbs(pattern))
		ts.Check(err)
		if len(paths) == 0 {
			ts.Fatalf("no file matches %s", pattern)
		}
		for _, path := range paths {
			text, err := os.ReadFile(path)
			ts.Check(err)
			ts.Check(os.WriteFile(path, expression.ReplaceAllLiteral(text, []byte(args[1])), 0o600))
		}
	}
}

// cmdJoin writes files one after the other into another: join FILE FROM….
func cmdJoin(ts *testscript.TestScript, _ bool, args []string) {
	var all strings.Builder
	for _, name := range args[1:] {
		all.WriteString(ts.ReadFile(name))
	}
	ts.Check(os.WriteFile(ts.MkAbs(args[0]), []byte(all.String()), 0o600))
}

// cmdHardlink gives a file a further name: hardlink FILE NAME.
func cmdHardlink(ts *testscript.TestScript, _ bool, args []string) {
	ts.Check(os.Link(ts.MkAbs(args[0]), ts.MkAbs(args[1])))
}

// cmdHolds looks for an expression in all files below a folder: holds EXPRESSION
// FOLDER.
func cmdHolds(ts *testscript.TestScript, negated bool, args []string) {
	expression, err := regexp.Compile(args[0])
	ts.Check(err)
	found := ""
	ts.Check(filepath.WalkDir(ts.MkAbs(args[1]), func(path string, entry fs.DirEntry, err error) error {
		if err != nil || !entry.Type().IsRegular() {
			return err
		}
		text, err := os.ReadFile(path)
		if expression.Match(text) {
			found = path
		}
		return err
	}))
	if (found == "") != negated {
		ts.Fatalf("%q is in %q", args[0], found)
	}
}
