package lint

import (
	"slices"
	"strings"

	"github.com/jtlctl/jtlctl/internal/fault"
	"github.com/jtlctl/jtlctl/internal/infer"
	"github.com/jtlctl/jtlctl/internal/manifest"
)

// ScopeFix is a document with the scopes that its code needs.
type ScopeFix struct {
	Document       *manifest.Document // as it was
	Fixed          []byte
	Added, Removed []string
}

// FixScopes adds the scopes to a document that are missing for certain. If the options
// say so, it removes those that nothing needs, but no mandatory one of a registration.
func FixScopes(d *manifest.Document, r *infer.Report, o infer.Options) (*ScopeFix, error) {
	fix := &ScopeFix{Document: d}
	var mandatory, optional []string
	for _, name := range r.Proposed.Scopes {
		switch {
		case slices.Contains(r.Declared, name) || !r.IsExact(name):
		case slices.Contains(r.Proposed.Optional, name):
			optional = append(optional, name)
		default:
			mandatory = append(mandatory, name)
		}
	}
	fix.Added = slices.Concat(mandatory, optional)
	after := d
	if o.RemoveUnused {
		if r.Read.Files+r.Read.Requests == 0 && len(r.Unused) > 0 {
			return nil, fault.New(fault.Usage, "nothing was read, so no scope of %s is known to be unused (from --remove-unused)", d.Path).
				WithHint("name the folder of the app's code, or a record of its requests")
		}
		for _, name := range r.Declared {
			if !slices.Contains(r.Proposed.Scopes, name) {
				fix.Removed = append(fix.Removed, name)
			}
		}
		text, err := manifest.RemoveScopes(after, fix.Removed)
		if err != nil {
			return nil, fix.byHand(err)
		}
		after = manifest.Read(d.Path, text)
	}
	text, err := manifest.AddScopes(after, mandatory, optional)
	if err != nil {
		return nil, fix.byHand(err)
	}
	fix.Fixed = text
	return fix, nil
}

func (f *ScopeFix) byHand(err error) error {
	edit := "add " + strings.Join(f.Added, ", ")
	if len(f.Added) == 0 {
		edit = "remove " + strings.Join(f.Removed, ", ")
	}
	return fault.New(fault.Input, "%s cannot be fixed: %v", f.Document.Path, err).WithHint("%s by hand", edit)
}

// Changes reports whether anything is to be written.
func (f *ScopeFix) Changes() bool { return len(f.Added)+len(f.Removed) > 0 }

// Write replaces the document, and returns it as it is then.
func (f *ScopeFix) Write() (*manifest.Document, error) {
	if err := replaceFile(f.Document.Path, f.Document.Text.Bytes, f.Fixed); err != nil {
		return nil, err
	}
	return manifest.Read(f.Document.Path, f.Fixed), nil
}

// Summary says what was changed.
func (f *ScopeFix) Summary() string {
	var parts []string
	if len(f.Added) > 0 {
		parts = append(parts, "added "+strings.Join(f.Added, ", "))
	}
	if len(f.Removed) > 0 {
		parts = append(parts, "removed "+strings.Join(f.Removed, ", "))
	}
	return strings.Join(parts, "; ")
}
