package infer

import (
	"context"
	"errors"
	"path"
	"strings"
	"unicode/utf8"

	"github.com/jtlctl/jtlctl/internal/disk"
	"github.com/jtlctl/jtlctl/internal/fault"
	"github.com/jtlctl/jtlctl/internal/graphql"
	"github.com/jtlctl/jtlctl/internal/scope"
	"github.com/jtlctl/jtlctl/internal/source"
	"github.com/jtlctl/jtlctl/internal/source/tree"
)

// Code is the calls in the code of an app.
type Code struct {
	Files int // that were read
	Calls []Call
	Open  []Unresolved
	// Skipped counts what was left out, by reason, and Named are the files that may
	// contain calls and were left out.
	Skipped map[string]int
	Named   []SkippedFile
}

// SkippedFile is a file that was left out, and why in words.
type SkippedFile struct{ Name, Reason string }

// ReadCode reads the code in files and folders, and finds the calls in it.
func ReadCode(ctx context.Context, index *scope.Index, paths []string) (*Code, error) {
	t, err := ReadTree(ctx, paths)
	if err != nil {
		return nil, err
	}
	return t.Code(index), nil
}

// Tree is the code of an app.
type Tree struct {
	found *tree.Found
	above string // what was cut off the names of files
}

// ReadTree reads the code in files and folders.
func ReadTree(ctx context.Context, paths []string) (*Tree, error) {
	var names []string
	for _, name := range paths {
		if name == "" {
			return nil, fault.New(fault.Usage, "the name of a folder is empty").WithHint("is a shell variable unset?")
		}
		matches := disk.Expand(name)
		if len(matches) == 0 {
			return nil, fault.New(fault.Usage, "no file matches %q", name).WithHint("the pattern is matched in this folder, and * matches no folders; a folder is read with all that is below it")
		}
		for _, match := range matches {
			names = append(names, relative(match))
		}
	}
	found, err := tree.Read(ctx, names)
	switch {
	case errors.Is(err, context.Canceled):
		return nil, fault.New(fault.Interrupted, "interrupted")
	case err != nil:
		return nil, err
	}
	above := foldersAbove(names)
	for i := range found.Files {
		found.Files[i].Name = strings.TrimPrefix(found.Files[i].Name, above)
	}
	return &Tree{found, above}, nil
}

// Code finds the calls in the code.
func (t *Tree) Code(index *scope.Index) *Code {
	c := CodeOf(index, t.found.Files)
	c.below(t.above)
	for reason, count := range t.found.Counts {
		c.Skipped[string(reason)] += count
	}
	for _, s := range t.found.Named {
		c.Named = append(c.Named, SkippedFile{s.Name, whyOf(s.Reason)})
	}
	return c
}

// foldersAbove returns what all names begin with that says nothing of the files below
// them, with / at its end: the folders above the one that was named. A folder in it
// may be called test.
func foldersAbove(names []string) string {
	above, _ := path.Split(names[0])
	for _, name := range names[1:] {
		for folder, _ := path.Split(name); !strings.HasPrefix(folder, above); {
			above, _ = path.Split(strings.TrimSuffix(above, "/"))
		}
	}
	return above
}

// below puts folders before the names of all files.
func (c *Code) below(above string) {
	for i := range c.Calls {
		call := &c.Calls[i]
		call.File = above + call.File
		if call.DefinedAt != nil {
			call.DefinedAt.File = above + call.DefinedAt.File
		}
	}
	for i := range c.Open {
		c.Open[i].File = above + c.Open[i].File
	}
}

// CodeOf finds the calls in files of code.
func CodeOf(index *scope.Index, files []source.File) *Code {
	c := &Code{Files: len(files), Skipped: map[string]int{}}
	result := source.Analyze(index, files)
	at := newPlaces(files)
	for _, call := range result.Calls {
		c.Calls = append(c.Calls, callOf(call, at))
	}
	for _, u := range result.Unresolved {
		c.Open = append(c.Open, Unresolved{at.of(u.Place), u.Text, u.Reason, u.Test})
	}
	return c
}

func callOf(c source.Call, at *places) Call {
	call := Call{Place: at.of(c.Place), Method: c.Method, Path: c.Path, Generation: c.Generation, Doubtful: !c.Sure, Test: c.Test}
	if c.Defined != nil {
		place := at.of(*c.Defined)
		call.DefinedAt = &place
	}
	if c.Field != "" {
		call.Method, call.Path, call.Fields = "POST", scope.GraphQLPath, []graphql.Field{{Name: c.Field, Kind: c.Kind}}
	}
	return call
}

// places counts columns in characters, as editors do.
type places struct {
	files map[string][]byte
	lines map[string][]int // where the lines of a file begin
}

func newPlaces(files []source.File) *places {
	p := &places{files: map[string][]byte{}, lines: map[string][]int{}}
	for _, f := range files {
		p.files[f.Name] = f.Code
	}
	return p
}

func (p *places) of(at source.Place) Place {
	code, starts := p.files[at.File], p.lines[at.File]
	if starts == nil {
		starts = []int{0}
		for i, c := range code {
			if c == '\n' {
				starts = append(starts, i+1)
			}
		}
		p.lines[at.File] = starts
	}
	place := Place(at)
	if at.Line >= 1 && at.Line <= len(starts) {
		line := code[starts[at.Line-1]:]
		place.Column = utf8.RuneCount(line[:min(max(at.Column-1, 0), len(line))]) + 1
	}
	return place
}
