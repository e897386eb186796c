package cloudapi

import (
	"encoding/json"
	"errors"
	"io/fs"
	"net/http"
	"path"
	"slices"
	"strings"

	"github.com/jtlctl/jtlctl/internal/disk"
	"github.com/jtlctl/jtlctl/internal/fault"
)

// Answers are the files of a developer that answer operations: METHOD_path.json,
// such as GET_v2_items.json or GET_v2_items_{id}.json. The zero value has none.
type Answers struct {
	// Folder is read at each request, so that a file may change.
	Folder fs.FS
	// Name is what messages call it.
	Name string
}

const maxAnswer = 16 << 20 // bytes

// Check returns which names can answer no request, each with the reason, and an
// error for a folder that cannot be read.
func (a Answers) Check() (useless []string, err error) {
	if a.Folder == nil {
		return nil, nil
	}
	entries, err := fs.ReadDir(a.Folder, ".")
	if err != nil {
		return nil, disk.Fault(fault.Usage, err, "--answers: the folder %s cannot be read", a.Name).
			WithHint("name a folder with files such as GET_v2_items.json")
	}
	for _, entry := range entries {
		method, _, found := strings.Cut(entry.Name(), "_")
		known := slices.Contains([]string{"GET", "POST", "PUT", "PATCH", "DELETE"}, method)
		switch {
		case path.Ext(entry.Name()) != ".json":
		case !found || !known:
			useless = append(useless, entry.Name()+" answers no request: its name must begin with a method, as in GET_v2_items.json")
		case !a.isFile(entry):
			useless = append(useless, entry.Name()+" answers no request: it is no file")
		}
	}
	return useless, nil
}

// isFile reports whether a name in the folder is that of a file, or of a link to
// one. To read a pipe would take as long as nobody writes to it.
func (a Answers) isFile(entry fs.DirEntry) bool {
	info, err := fs.Stat(a.Folder, entry.Name())
	return err == nil && info.Mode().IsRegular()
}

// find returns the name of the file for a request: that of the path as it is, else
// that of a path with parameters. o may be nil.
func (a Answers) find(method, requested string, o *operation) (string, bool) {
	if a.Folder == nil {
		return "", false
	}
	entries, err := fs.ReadDir(a.Folder, ".")
	if err != nil {
		return "", false
	}
	requested = "/" + strings.Join(resourceWithVersion(requested), "/")
	best, parameters := "", 0
	for _, entry := range entries {
		pattern, ok := strings.CutPrefix(strings.TrimSuffix(entry.Name(), ".json"), method+"_")
		if !ok || path.Ext(entry.Name()) != ".json" {
			continue
		}
		pattern = strings.TrimPrefix(strings.TrimPrefix(pattern, "_"), "erp_")
		matches := fits(pattern, strings.TrimPrefix(requested, "/")) ||
			(o != nil && strings.EqualFold(pattern, strings.ReplaceAll(strings.TrimPrefix(o.path, "/"), "/", "_")))
		if n := strings.Count(pattern, "{"); matches && (best == "" || n < parameters) && a.isFile(entry) {
			best, parameters = entry.Name(), n
		}
	}
	return best, best != ""
}

// resourceWithVersion splits a path and decodes its parts.
func resourceWithVersion(requested string) []string {
	rest := resource(requested)
	if first, _, _ := strings.Cut(strings.Trim(requested, "/"), "/"); len(rest) < len(strings.Split(strings.Trim(requested, "/"), "/")) {
		return append([]string{first}, rest...)
	}
	return rest
}

// fits compares the name of a file with a path. An underscore is a slash or itself,
// and a parameter in braces one part of the path.
func fits(pattern, requested string) bool {
	for pattern != "" {
		if end := strings.IndexByte(pattern, '}'); pattern[0] == '{' && end > 0 {
			length := strings.IndexByte(requested, '/')
			if length < 0 {
				length = len(requested)
			}
			if length == 0 {
				return false
			}
			pattern, requested = pattern[end+1:], requested[length:]
			continue
		}
		if requested == "" {
			return false
		}
		same := strings.EqualFold(pattern[:1], requested[:1]) || (pattern[0] == '_' && requested[0] == '/')
		if !same {
			return false
		}
		pattern, requested = pattern[1:], requested[1:]
	}
	return requested == ""
}

// file answers with a file, as it is.
func (c *call) file(name string) {
	content, err := read(c.config.Answers.Folder, name)
	switch {
	case err != nil:
		c.refuse(http.StatusInternalServerError, "Answers", "the answer "+name+" cannot be read: "+disk.Cause(err).Error())
	case !json.Valid(content):
		c.refuse(http.StatusInternalServerError, "Answers", "the answer "+name+" is not valid JSON")
	default:
		c.w.Header().Set(Marker, fromFile)
		write(c.w, http.StatusOK, content)
	}
}

func read(folder fs.FS, name string) ([]byte, error) {
	file, err := folder.Open(name)
	if err != nil {
		return nil, err
	}
	content, err := disk.ReadAll(file, maxAnswer)
	return disk.Text(content), errors.Join(err, file.Close())
}
