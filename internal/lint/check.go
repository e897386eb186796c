package lint

import (
	"bytes"

	"github.com/jtlctl/jtlctl/internal/disk"
	"github.com/jtlctl/jtlctl/internal/fault"
	"github.com/jtlctl/jtlctl/internal/manifest"
)

// check reads a file and checks it, after fixing it if that is requested. What
// depends on other files is left.
func (in Input) check(o Options, file *File) {
	in.load(file)
	if file.linter == nil || file.other() {
		return
	}
	if o.Fix {
		file.fix(!o.DryRun)
	}
	file.checked = file.linter.Check(file.Document)
}

// load reads a file.
func (in Input) load(file *File) {
	var text []byte
	text, file.ReadErr = in.text(file.Path)
	file.Document = manifest.Read(file.Path, text)
}

// fix fixes a document. With replace, what is linted afterwards is the fixed
// document.
func (f *File) fix(replace bool) {
	f.Fixed, f.Applied = f.Document.Text.Bytes, nil
	if f.found && f.Document.Guessed && !f.Document.Text.Valid() {
		f.Unfixed = "it may be the file of another program; name it to have it fixed"
		return
	}
	f.Fixed, f.Applied = f.linter.Fix(f.Document)
	if len(f.Applied) == 0 && !f.Document.Text.Valid() {
		f.Unfixed = f.linter.Unfixed(f.Document)
	}
	if replace && len(f.Applied) > 0 {
		f.before = f.Document.Text.Bytes
		f.Document = manifest.Read(f.Path, f.Fixed)
	}
}

// writeBack replaces a file that was fixed.
func (f *File) writeBack() {
	if f.before != nil {
		f.Linked = disk.HasOtherNames(f.Path)
		f.WriteErr = f.write()
		f.Written = f.WriteErr == nil
	}
}

func (f *File) write() error { return replaceFile(f.Path, f.before, f.Fixed) }

// replaceFile replaces a file unless it was changed in the meantime.
func replaceFile(path string, before, after []byte) error {
	now, err := disk.ReadNamed(path, manifest.MaxSize)
	if err == nil && !bytes.Equal(now, before) {
		return fault.New(fault.Disk, "%s was changed by another program during the check; it was not written", path).WithHint("run it again")
	}
	if err == nil {
		err = disk.Replace(path, after)
	}
	if err != nil {
		return disk.Fault(fault.Disk, err, "%s cannot be written", path).
			WithHint("the file is unchanged; `--fix --dry-run` shows the changes")
	}
	return nil
}
