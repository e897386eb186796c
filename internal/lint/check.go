package lint

import (
	"bytes"
	"runtime"

	"golang.org/x/sync/errgroup"

	"github.com/jtlctl/jtlctl/internal/disk"
	"github.com/jtlctl/jtlctl/internal/fault"
	"github.com/jtlctl/jtlctl/internal/manifest"
)

// lint checks the files, each with the settings of its project, after fixing
// them if that is requested.
func (in Input) lint(o Options, files []*File) error {
	if err := findProjects(files); err != nil {
		return err
	}
	linters := map[string]*manifest.Linter{}
	var jobs []manifest.Job
	for _, file := range files {
		linter := linters[file.project.Path]
		if linter == nil {
			var err error
			if linter, err = in.linter(o, file.project); err != nil {
				return err
			}
			linters[file.project.Path] = linter
		}
		file.strict = override(o.Strict, file.project.Lint.Strict)
		jobs = append(jobs, manifest.Job{Linter: linter, Document: file.Document})
	}
	if o.Fix {
		fix(files, jobs, !o.DryRun)
	}
	for i, findings := range manifest.Run(jobs) {
		if files[i].ReadErr == nil {
			files[i].Findings = findings
		}
	}
	return nil
}

// fix fixes documents. With replace, what is linted afterwards is the fixed
// document.
func fix(files []*File, jobs []manifest.Job, replace bool) {
	var group errgroup.Group
	group.SetLimit(runtime.GOMAXPROCS(0))
	for i, file := range files {
		group.Go(func() error {
			file.Fixed, file.Applied = jobs[i].Linter.Fix(file.Document)
			if replace && len(file.Applied) > 0 {
				file.before = file.Document.Text.Bytes
				file.Document = manifest.Read(file.Path, file.Fixed)
				jobs[i].Document = file.Document
			}
			return nil
		})
	}
	_ = group.Wait()
}

// writeBack replaces the files that were fixed. If one cannot be written, the
// others still are.
func writeBack(files []*File) {
	for _, file := range files {
		if file.before != nil {
			file.WriteErr = file.write()
			file.Written = file.WriteErr == nil
		}
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
