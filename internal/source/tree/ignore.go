package tree

import (
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/jtlctl/jtlctl/internal/disk"
	"github.com/jtlctl/jtlctl/internal/textutil"
)

// The bounds of what is read of .gitignore files.
const (
	maxRules    = 256 << 10 // bytes of a file
	maxPatterns = 5000      // of a file
	maxPattern  = 500       // bytes
	maxSteps    = 20_000    // of one comparison
)

// rules are those of one .gitignore file.
type rules struct {
	folder   string // in which they apply; what they are compared with is relative to it
	up       string // what is put before a name of the walk, if the folder is above it
	patterns []pattern
}

// pattern is a line of it (git 2.49, gitignore(5), 2026-11-26).
type pattern struct {
	text    string
	not     bool // begins with !
	folders bool // ends in /
	rooted  bool // has a / before its end
}

func parseRules(folder, text string) rules {
	r := rules{folder: folder}
	for line := range strings.Lines(text) {
		line = trimSpaces(strings.TrimSuffix(strings.TrimSuffix(line, "\n"), "\r"))
		if line == "" || line[0] == '#' || len(line) > maxPattern || len(r.patterns) >= maxPatterns {
			continue
		}
		var p pattern
		if p.not = line[0] == '!'; p.not {
			line = line[1:]
		}
		line, p.folders = strings.CutSuffix(line, "/")
		p.rooted = strings.Contains(line, "/")
		p.text = strings.TrimPrefix(line, "/")
		if p.text != "" {
			r.patterns = append(r.patterns, p)
		}
	}
	return r
}

// trimSpaces removes the spaces at the end of a line but for those after a backslash.
func trimSpaces(line string) string {
	end := 0
	for i := 0; i < len(line); i++ {
		switch line[i] {
		case ' ':
			continue
		case '\\':
			i++
		}
		end = i + 1
	}
	return line[:min(end, len(line))]
}

// rulesAbove reads the .gitignore files of the folders around one, up to the one that
// git manages.
func rulesAbove(folder string) []rules {
	whole, err := filepath.Abs(folder)
	if err != nil {
		return nil
	}
	var all []rules
	up := ""
	for at := whole; ; {
		if _, err := os.Lstat(filepath.Join(at, ".git")); err == nil {
			if r := readRules(filepath.Join(at, ".git", "info", "exclude")); len(r.patterns) > 0 {
				r.up = up
				all = append(all, r)
			}
			break
		}
		parent := filepath.Dir(at)
		if parent == at {
			return nil // git manages none of them
		}
		up = strings.TrimSuffix(filepath.Base(at)+"/"+up, "/")
		if r := readRules(filepath.Join(parent, ".gitignore")); len(r.patterns) > 0 {
			r.up = up
			all = append([]rules{r}, all...)
		}
		at = parent
	}
	return all
}

func readRules(name string) rules {
	text, err := disk.File{Path: name, Max: maxRules}.Load() // a pipe would be waited for
	if err != nil {
		return rules{}
	}
	return parseRules(".", string(textutil.CutByteOrderMark(text)))
}

// ignored reports whether the last rule that fits a name ignores it. Folders around it
// are not looked at: they were not ignored.
func ignored(all []rules, name string, folder bool) bool {
	for i := len(all) - 1; i >= 0; i-- {
		r := &all[i]
		relative := name
		if r.up != "" {
			relative = r.up + "/" + name
		} else if r.folder != "." {
			relative = strings.TrimPrefix(name, r.folder+"/")
		}
		for _, pattern := range slices.Backward(r.patterns) {
			if pattern.fits(relative, folder) {
				return !pattern.not
			}
		}
	}
	return false
}

func (p pattern) fits(name string, folder bool) bool {
	if p.folders && !folder {
		return false
	}
	if !p.rooted {
		name = name[strings.LastIndexByte(name, '/')+1:]
	}
	steps := 0
	return matches(p.text, name, &steps)
}
