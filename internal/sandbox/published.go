package sandbox

import (
	"bytes"
	"encoding/json"
	"errors"
	"io/fs"
	"os"
	"path/filepath"

	"github.com/jtlctl/jtlctl/internal/disk"
	"github.com/jtlctl/jtlctl/internal/fault"
	"github.com/jtlctl/jtlctl/internal/quote"
)

// Published is the files that tell other programs about a sandbox that is being
// served. An empty name is no file. Files that something else wrote are not
// replaced.
type Published struct {
	// Ready holds the report of the sandbox from when it can be reached until it
	// ends.
	Ready string
	// Env has the variables of an app, under the names of the platform's project
	// generator.
	Env string
	// Record is the file of a record, which is none of these.
	Record string

	report []byte // what was written to Ready
}

// maxPublished bounds the files in bytes.
const maxPublished = 64 << 10

// envMark is the first line of the files of variables that a sandbox writes.
const envMark = "# Written by jtlctl sandbox serve, which replaces this file. It opens nothing but a sandbox.\n"

// Check refuses files that a sandbox did not write, and one that two flags name.
func (p *Published) Check() error {
	named := map[string]string{}
	for _, f := range []struct{ flag, path string }{{"--ready-file", p.Ready}, {"--write-env", p.Env}, {"--record", p.Record}} {
		if f.path == "" {
			continue // Clean makes it a dot, which is the folder
		}
		path := filepath.Clean(f.path)
		if other := named[path]; other != "" {
			return fault.New(fault.Usage, "%s and %s name the same file %s", other, f.flag, f.path).WithHint("name two files")
		}
		named[path] = f.flag
	}
	if p.Env != "" {
		if err := checkOwn("--write-env", p.Env, isOwnEnv); err != nil {
			return err
		}
	}
	if p.Ready == "" {
		return nil
	}
	return checkOwn("--ready-file", p.Ready, isOwnReport)
}

// Clear removes the report of a sandbox that was killed. It is for when the port is
// open: until then the sandbox may still be there.
func (p *Published) Clear() error {
	if p.Ready == "" {
		return nil
	}
	if _, err := os.Lstat(p.Ready); err != nil {
		return nil // there is none; if it is out of reach, Write says why
	}
	if err := os.Remove(p.Ready); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return disk.Fault(fault.Disk, err, "--ready-file: %s of an earlier sandbox cannot be removed", p.Ready)
	}
	return nil
}

func checkOwn(flag, path string, own func([]byte) bool) error {
	if info, err := os.Lstat(path); err == nil && info.Mode()&fs.ModeSymlink != 0 {
		return fault.New(fault.Usage, "%s: %s is a link, and is not replaced", flag, path).WithHint("name a file that does not exist, or one that a sandbox wrote")
	}
	text, err := disk.File{Path: path, Max: maxPublished}.Load()
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil
	case err != nil:
		return disk.Fault(fault.Usage, err, "%s: %s cannot be replaced", flag, path).WithHint("name a file that does not exist, or one that a sandbox wrote")
	case !own(text):
		return fault.New(fault.Usage, "%s: %s was not written by a sandbox, and is not replaced", flag, path).
			WithHint("name another file, or remove this one")
	}
	return nil
}

func isOwnEnv(text []byte) bool { return bytes.HasPrefix(text, []byte(envMark)) }

func isOwnReport(text []byte) bool {
	var report struct {
		ID     string `json:"client_id"`
		Secret string `json:"client_secret"`
	}
	return json.Unmarshal(text, &report) == nil && report.ID == ClientID && report.Secret == ClientSecret
}

// Write writes the files, each in one step, that of the report last.
func (p *Published) Write(report []byte, variables []Variable) error {
	if p.Env != "" {
		text := []byte(envMark)
		for _, v := range variables {
			text = append(text, v.Name+"="+quote.Env(v.Value)+"\n"...)
		}
		if err := (disk.File{Path: p.Env, Max: maxPublished}).Save(text); err != nil {
			return disk.Fault(fault.Disk, err, "--write-env: %s cannot be written", p.Env)
		}
	}
	if p.Ready == "" {
		return nil
	}
	if err := (disk.File{Path: p.Ready, Max: maxPublished}).Save(report); err != nil {
		return disk.Fault(fault.Disk, err, "--ready-file: %s cannot be written", p.Ready)
	}
	p.report = report
	return nil
}

// Remove removes the report, unless another sandbox has replaced it.
func (p *Published) Remove() {
	if p.report == nil {
		return
	}
	if text, err := (disk.File{Path: p.Ready, Max: maxPublished}).Load(); err == nil && bytes.Equal(text, p.report) {
		_ = os.Remove(p.Ready)
	}
}

// AppVariables are those of an app that the platform's project generator made
// (as seen on 2026-11-26).
func (s *Sandbox) AppVariables() []Variable {
	return []Variable{
		{"CLIENT_ID", ClientID},
		{"CLIENT_SECRET", ClientSecret},
		{"JTL_ISSUER", s.AppIssuer()},
		{"JTL_APP_ID", AppID},
		{"JTL_API_BASE", s.config.BaseURL},
	}
}
