// Package tree finds the source code of an app below a folder: what git does not ignore
// and nobody else wrote.
//
// It reads files and nothing else, and does not know what is in them.
package tree

import (
	"context"
	"errors"
	"io"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"github.com/jtlctl/jtlctl/internal/disk"
	"github.com/jtlctl/jtlctl/internal/fault"
	"github.com/jtlctl/jtlctl/internal/sorting"
	"github.com/jtlctl/jtlctl/internal/source"
	"github.com/jtlctl/jtlctl/internal/textutil"
)

// Reason is why a file or a folder was left out.
type Reason string

// The reasons.
const (
	Ignored    Reason = "ignored"    // by .gitignore
	Foreign    Reason = "foreign"    // node_modules, vendor and their like
	Built      Reason = "built"      // dist, bin, obj and their like
	Minified   Reason = "minified"   //
	Generated  Reason = "generated"  //
	Large      Reason = "large"      // more than MaxSize
	Binary     Reason = "binary"     //
	Link       Reason = "link"       // a symbolic link: what it names is read where it is
	Language   Reason = "language"   // code of a language that is not read
	Unreadable Reason = "unreadable" // permissions, or no regular file
	TooMany    Reason = "too-many"   // beyond MaxFiles or MaxTotal
)

// The bounds of what is read.
const (
	MaxSize  = 2 << 20   // bytes of a file
	MaxTotal = 256 << 20 // bytes of all files
	MaxFiles = 100_000
	maxDepth = 64 // of folders
)

// Skipped is a file that was left out and may contain calls.
type Skipped struct {
	Name   string
	Reason Reason
}

// Found is what Read found.
type Found struct {
	Files []source.File // in the order of their names
	// Counts says how many files were left out for each reason; a folder counts as one.
	Counts map[Reason]int
	// Named are those that were left out although an app may consist of them: because of
	// their size or their language, or because they cannot be read.
	Named []Skipped
}

func (f *Found) skip(name string, reason Reason) {
	f.Counts[reason]++
	switch reason {
	case Large, Language, Unreadable, TooMany:
		f.Named = append(f.Named, Skipped{name, reason})
	default: // it was left out on purpose
	}
}

// walk is the reading of one folder.
type walk struct {
	ctx   context.Context
	root  *os.Root
	name  string // of the folder, as the user gave it
	found *Found
	total *int64
	seen  map[string]bool // by whole path
	above []rules         // of the folders around the root
}

// Read reads the code below folders, and files that are named. A named file is read
// whatever git ignores.
func Read(ctx context.Context, paths []string) (*Found, error) {
	found := &Found{Counts: map[Reason]int{}}
	var total int64
	seen := map[string]bool{}
	for _, name := range paths {
		info, err := os.Stat(name)
		if err != nil {
			return nil, disk.Fault(fault.Usage, err, "%s cannot be read", name).WithHint("name a folder with source code, or a file of it")
		}
		folder := name
		if !info.IsDir() {
			folder = filepath.Dir(name)
		}
		root, err := os.OpenRoot(folder)
		if err != nil {
			return nil, disk.Fault(fault.Usage, err, "%s cannot be read", name).WithHint("check the permissions of the folder")
		}
		w := &walk{ctx: ctx, root: root, name: filepath.ToSlash(filepath.Clean(folder)), found: found, total: &total, seen: seen}
		if info.IsDir() {
			w.above = rulesAbove(folder)
			err = w.folder(".", w.above, 0)
		} else {
			w.file(filepath.Base(name), true)
		}
		err = errors.Join(err, root.Close())
		if err != nil {
			return nil, err
		}
	}
	sorting.By(found.Files, func(a, b source.File) int { return strings.Compare(a.Name, b.Name) })
	sorting.By(found.Named, func(a, b Skipped) int { return strings.Compare(a.Name, b.Name) })
	return found, nil
}

// folder reads a folder, by the rules of .gitignore files that apply to it.
func (w *walk) folder(at string, all []rules, depth int) error {
	if err := w.ctx.Err(); err != nil {
		return err
	}
	entries, err := fs.ReadDir(w.root.FS(), at)
	if err != nil || depth > maxDepth {
		w.found.skip(w.display(at), Unreadable)
		return nil //nolint:nilerr // it is named, and the others are read
	}
	if own := w.rules(path.Join(at, ".gitignore"), at); len(own.patterns) > 0 {
		all = append(slices.Clip(all), own)
	}
	siblings := map[string]bool{}
	for _, entry := range entries {
		siblings[entry.Name()] = true
	}
	for _, entry := range entries {
		name := path.Join(at, entry.Name())
		reason := reasonOf(entry, siblings)
		if reason == "" && ignored(all, name, entry.IsDir()) {
			reason = Ignored
		}
		switch {
		case reason == hidden:
		case reason != "":
			if entry.IsDir() || reason == Link || isCode(entry.Name()) {
				w.found.skip(w.display(name), reason)
			}
		case entry.IsDir():
			if err := w.folder(name, all, depth+1); err != nil {
				return err
			}
		default:
			w.file(name, false)
		}
	}
	return nil
}

// rules reads a .gitignore file.
func (w *walk) rules(name, folder string) rules {
	if info, err := w.root.Stat(name); err != nil || !info.Mode().IsRegular() {
		return rules{} // a pipe would be waited for
	}
	text, err := w.read(name, maxRules)
	if err != nil {
		return rules{}
	}
	return parseRules(folder, string(text))
}

// display returns a name as the user would write it.
func (w *walk) display(name string) string {
	if w.name == "." {
		return name
	}
	return path.Join(w.name, name)
}

// file reads a file if it is code that somebody wrote.
func (w *walk) file(name string, named bool) {
	display := w.display(name)
	if whole, err := filepath.Abs(filepath.FromSlash(display)); err == nil {
		if w.seen[whole] {
			return
		}
		w.seen[whole] = true
	}
	if !named && !isCode(name) && path.Ext(name) != "" {
		return
	}
	info, err := w.root.Lstat(name)
	if named && err == nil {
		info, err = w.root.Stat(name)
	}
	switch {
	case err != nil || !info.Mode().IsRegular():
		w.found.skip(display, Unreadable)
		return
	case isOtherLanguage(name):
		w.found.skip(display, Language)
		return
	case isGeneratedName(name):
		w.found.skip(display, Generated)
		return
	case info.Size() > MaxSize:
		if isCode(name) {
			w.found.skip(display, Large)
		}
		return
	case len(w.found.Files) >= MaxFiles || *w.total+info.Size() > MaxTotal:
		w.found.skip(display, TooMany)
		return
	}
	code, err := w.read(name, MaxSize)
	if err != nil {
		w.found.skip(display, Unreadable)
		return
	}
	code = disk.Text(code)
	if reason := reasonIn(name, code); reason != "" {
		w.found.skip(display, reason)
		return
	}
	f := source.File{Name: display, Code: code}
	if source.IsRead(f) {
		*w.total += int64(len(code))
		w.found.Files = append(w.found.Files, f)
	}
}

// read reads a file that has at most limit bytes.
func (w *walk) read(name string, limit int64) ([]byte, error) {
	f, err := w.root.Open(name)
	if err != nil {
		return nil, err
	}
	text, err := io.ReadAll(io.LimitReader(f, limit+1))
	if int64(len(text)) > limit {
		err = errors.Join(err, errors.New("the file is too large"))
	}
	return textutil.CutByteOrderMark(text), errors.Join(err, f.Close())
}
