package lint

import (
	"context"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/jtlctl/jtlctl/internal/disk"
	"github.com/jtlctl/jtlctl/internal/fault"
	"github.com/jtlctl/jtlctl/internal/infer"
	"github.com/jtlctl/jtlctl/internal/manifest"
	"github.com/jtlctl/jtlctl/internal/project"
)

// prepare lists the files that were named, or those that are found, with the
// settings of their projects, and the links that are not followed. Settings that cannot
// be used are an error, but not those next to files that are something else.
func (in Input) prepare(ctx context.Context, o Options, paths []string) (files []*File, outside []string, err error) {
	if len(paths) == 0 {
		paths = []string{"."}
	}
	if files, outside, err = expand(ctx, paths, o.SkipOthers); err != nil {
		return nil, nil, err
	}
	known := projects{in: in, options: o, folders: map[string]linting{}, files: map[string]linting{}}
	if len(o.Code) > 0 {
		if known.code, err = infer.ReadTree(ctx, o.Code); err != nil {
			return nil, nil, fault.WithOrigin(err, "--code")
		}
	}
	for _, file := range files {
		file.linting = known.of(filepath.Dir(file.Path))
		if file.settingsErr == nil {
			continue
		}
		if !file.found {
			return nil, nil, file.settingsErr
		}
		in.load(file)
		if !file.other() {
			return nil, nil, file.settingsErr
		}
		file.Document = nil
	}
	return files, outside, nil
}

// errNoManifest names the paths that were read, unless that is this folder.
func errNoManifest(paths []string) error {
	where := "this folder"
	if text := strings.Join(paths, ", "); text != "" && text != "." {
		where = text
	}
	return fault.New(fault.Usage, "no manifest found in %s or below: no app.json, listing.json or manifest.json of a JTL app", where).
		WithHint("name the file: `jtlctl manifest lint FILE`, such as the app-registration.yaml of an app for a JTL-Wawi; `jtlctl manifest schema` shows what an app.json may contain")
}

// expand replaces folders by their files, and patterns that the shell did not
// expand, as those of Windows do not. Each file is returned once.
// With likeFound, those that are named count as found. outside are the links of folders
// that are not followed.
func expand(ctx context.Context, paths []string, likeFound bool) (files []*File, outside []string, err error) {
	seen := map[string]bool{}
	add := func(found bool, paths ...string) {
		for _, path := range paths {
			if whole, err := filepath.Abs(path); err != nil || !seen[whole] {
				seen[whole] = true
				files = append(files, &File{Path: path, found: found})
			}
		}
	}
	for _, path := range paths {
		info, err := os.Stat(path)
		switch {
		case path == "":
			return nil, nil, fault.New(fault.Usage, "the file name is empty").WithHint("is a shell variable unset?")
		case err == nil && info.IsDir():
			below, links, err := findManifests(ctx, path)
			if err != nil {
				return nil, nil, err
			}
			add(true, below...)
			outside = append(outside, links...)
		case err != nil:
			matches := disk.Expand(path)
			if len(matches) == 0 {
				return nil, nil, fault.New(fault.Usage, "no file matches %q", path).
					WithHint("the pattern is matched in this folder, and * matches no folders; a folder finds what is below it: `jtlctl manifest lint .`")
			}
			add(likeFound, matches...)
		default:
			add(likeFound, path)
		}
	}
	return files, outside, nil
}

// findManifests lists the files below a folder that have the name of a
// manifest. A link that leads out of the repository is none of its files: an error would
// show lines of what it leads to.
func findManifests(ctx context.Context, root string) (found, outside []string, err error) {
	err = filepath.WalkDir(followLink(root), func(path string, entry fs.DirEntry, err error) error {
		switch {
		case ctx.Err() != nil:
			return ctx.Err()
		case err != nil:
			return nil //nolint:nilerr // a folder that may not be read holds no manifest of the reader
		case entry.IsDir() && path != root && path != followLink(root) && project.IsSkippedFolder(entry.Name()):
			return filepath.SkipDir
		case entry.IsDir() || !isManifestName(entry.Name()) || !isRegular(path):
		case project.Inside(root, path):
			found = append(found, path)
		default:
			outside = append(outside, path)
		}
		return nil
	})
	if ctx.Err() != nil {
		return nil, nil, fault.New(fault.Interrupted, "interrupted")
	}
	return found, outside, err
}

// followLink returns the folder that a link leads to: a walk does not follow it.
func followLink(root string) string {
	if info, err := os.Lstat(root); err == nil && info.Mode()&fs.ModeSymlink != 0 {
		return root + string(filepath.Separator)
	}
	return root
}

func isManifestName(name string) bool {
	return slices.Contains([]string{"app.json", "manifest.json", "listing.json"}, strings.ToLower(name))
}

// isRegular is there so that a pipe with such a name is not waited for.
func isRegular(path string) bool {
	info, err := os.Stat(path)
	return err == nil && info.Mode().IsRegular()
}

// other reports whether a file was found by name but is something else: web apps
// and browser extensions have a manifest.json too.
func (f *File) other() bool {
	return f.found && f.ReadErr == nil && (f.Document.Kind == manifest.Unknown || f.Document.Guessed) && f.Document.Text.Valid()
}
