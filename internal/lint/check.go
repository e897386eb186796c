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
	f.Fixed, f.Applied = f.linter.Fix(f.Document)
	if replace && len(f.Applied) > 0 {
		f.before = f.Document.Text.Bytes
		f.Document = manifest.Read(f.Path, f.Fixed)
	}
}

// writeBack replaces a file that was fixed.
func (f *File) writeBack() {
	if f.before != nil {
		f.WriteErr = f.write()
		f.Written = f.WriteErr == nil
	}
}

// write replaces a file unless it was changed in the meantime.
func (f *File) write() error {
	now, err := disk.ReadNamed(f.Path, manifest.MaxSize)
	if err == nil && !bytes.Equal(now, f.before) {
		return fault.New(fault.Disk, "%s was changed by another program during the check; it was not written", f.Path).WithHint("run it again")
	}
	if err == nil {
		err = disk.Replace(f.Path, f.Fixed)
	}
	if err != nil {
		return disk.Fault(fault.Disk, err, "%s cannot be written", f.Path).
			WithHint("the file is unchanged; `--fix --dry-run` shows the changes")
	}
	return nil
}
