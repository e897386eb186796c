package wawi

import (
	"context"
	"fmt"
	"strings"

	"github.com/jtlctl/jtlctl/internal/fault"
)

// replacement is a registration that may make the key of another one invalid.
type replacement struct {
	ui                   UI
	name, appID, address string
	yes                  bool // a person need not be asked
}

// check asks before a registration that makes another key invalid, and refuses
// one that would lose a key.
func (r replacement) check(ctx context.Context, folder Folder) error {
	if folder.HasSealed(r.name) {
		return fault.New(fault.Usage, "a key of %q was received and is not in the store yet", r.name).
			WithHint("`jtlctl wawi resume %s` puts it there; only if that cannot work any more, `jtlctl wawi forget %s --lose-key` gives it up", r.name, r.name)
	}
	names, err := folder.Names()
	if err != nil {
		return err
	}
	var alike []Record
	for _, other := range names {
		record, err := folder.Find(other)
		if err != nil && other != r.name {
			r.ui.Warn("%v", err)
			continue
		}
		if err != nil {
			return err
		}
		if r.mayBeSame(record) {
			alike = append(alike, record)
			continue
		}
		check := r.checkOther
		if other == r.name {
			check = r.checkSame
		}
		if err := check(ctx, record); err != nil {
			return err
		}
	}
	r.warnOfAlike(alike)
	return nil
}

// mayBeSame reports whether the app has a key under another name at what may be the
// same JTL-Wawi under another address.
func (r replacement) mayBeSame(record Record) bool {
	spec := record.Spec()
	return record.Name != r.name && record.Installation != nil && spec.AppID == r.appID && !Same(spec.URL, r.address) && Alike(spec.URL, r.address)
}

// warnOfAlike warns once, however many there are: an app has an installation at each
// merchant, and their databases often have the same name.
func (r replacement) warnOfAlike(alike []Record) {
	const named = 3
	switch n := len(alike); n {
	case 0:
	case 1:
		r.ui.Warn("%s is registered as %q at %s too; if that is the same JTL-Wawi, its key becomes invalid", r.appID, alike[0].Name, alike[0].Spec().URL)
	default:
		var names []string
		for _, record := range alike[:min(n, named)] {
			names = append(names, record.Name)
		}
		list := strings.Join(names, ", ")
		if n > named {
			list += fmt.Sprintf(" and %d more", n-named)
		}
		r.ui.Warn("%s has %d other installations at addresses that may be the same JTL-Wawi (%s): the key of one that is becomes invalid; `jtlctl wawi list` shows them", r.appID, n, list)
	}
}

// checkSame keeps a name for the app and the Wawi that it belongs to: the key
// of another one would be overwritten, and stay valid there forever.
func (r replacement) checkSame(ctx context.Context, record Record) error {
	spec := record.Spec()
	if record.Installation == nil && record.Undecided() == nil {
		return nil // it ended without a key
	}
	if spec.AppID != r.appID || !Same(spec.URL, r.address) {
		return fault.New(fault.Usage, "the name %q belongs to %s at %s", record.Name, spec.AppID, spec.URL).
			WithHint("choose another name, or `jtlctl wawi forget %s` first if that app is not needed any more", record.Name)
	}
	return r.confirm(ctx, record)
}

// checkOther looks at another name of the same app.
func (r replacement) checkOther(ctx context.Context, record Record) error {
	spec := record.Spec()
	switch {
	case spec.AppID != r.appID:
		return nil
	case Same(spec.URL, r.address):
		return r.confirm(ctx, record)
	}
	return nil
}

func (r replacement) confirm(ctx context.Context, record Record) error {
	undecided := record.Undecided()
	if undecided != nil && undecided.Status == Sending {
		r.ui.Warn("a request of %q was sent before, and what became of it is not known: reject it in JTL-Wawi if it is there", record.Name)
	}
	switch {
	case undecided != nil && undecided.Status == Pending:
		r.ui.Warn("a registration of %q waits for a decision already; `jtlctl wawi resume %s` goes on with it, a new one gives it up", record.Name, record.Name)
	case record.Installation != nil:
		r.ui.Warn("%q is registered already (%s at %s): a new registration makes its old key invalid", record.Name, record.Installation.AppID, record.Installation.URL)
	default:
		return nil
	}
	if r.yes {
		return nil
	}
	return r.ui.Confirm(ctx, "Register again")
}
