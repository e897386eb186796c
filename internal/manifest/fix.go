package manifest

import (
	"fmt"
	"slices"
)

// maxRounds bounds how often a document is fixed and checked again.
const maxRounds = 50

// Fix fixes what has only one possible correction and changes no other byte. A
// document that is not JSON is repaired first; if one of its mistakes has more than
// one correction, it is returned unchanged.
func (l *Linter) Fix(d *Document) (fixed []byte, applied []Finding) {
	text := d.Text.Bytes
	d, applied, why := l.repair(d)
	if why != "" {
		return text, nil
	}
	text = d.Text.Bytes
	for range maxRounds {
		next, done := applyEdits(text, l.fixableFindings(d))
		if len(done) == 0 {
			break
		}
		fixedDoc := Read(d.Path, next)
		if !fixedDoc.Fixable() {
			break
		}
		text, d, applied = next, fixedDoc, append(applied, done...)
	}
	return text, applied
}

// Unfixed returns why Fix leaves a document that is not JSON as it is; "" if it does
// not.
func (l *Linter) Unfixed(d *Document) string {
	_, _, why := l.repair(d)
	return why
}

// repair returns a document that is JSON, or why that is not certain.
func (l *Linter) repair(d *Document) (repaired *Document, applied []Finding, why string) {
	for range maxRounds {
		if d.Fixable() {
			if len(applied) > 0 && d.Kind == Unknown {
				return d, nil, "without its mistakes it has no member of a manifest, so that it may belong to another program"
			}
			return d, applied, ""
		}
		if why = d.unrepairable(); why != "" {
			return d, nil, why
		}
		findings := l.fixableFindings(d, "syntax")
		if len(findings) == 0 {
			return d, nil, "the rule syntax is off"
		}
		text, done := applyEdits(d.Text.Bytes, findings)
		d, applied = Read(d.Path, text), append(applied, done...)
	}
	return d, nil, "it has too many mistakes"
}

// unrepairable returns why a document that is not JSON cannot be fixed; "" if it can
// be.
func (d *Document) unrepairable() string {
	switch {
	case d.YAML:
		return "it is YAML, and only JSON is fixed"
	case d.Text.Recoded:
		return "it is UTF-16, and only UTF-8 is fixed"
	}
	for _, fault := range d.Text.Faults {
		if fault.Repair == nil && !fault.Tolerated {
			line, column := d.Text.Position(fault.Start)
			return fmt.Sprintf("line %d, column %d: %s, and more than one correction is possible", line, column, fault.Message)
		}
	}
	return ""
}

// Fixable reports whether edits can be written back: the text is JSON, and in
// UTF-8.
func (d *Document) Fixable() bool { return d.Text.Valid() && !d.Text.Recoded && !d.YAML }

// fixableFindings returns all findings that can be fixed, or only those of some
// rules.
func (l *Linter) fixableFindings(d *Document, only ...string) []Finding {
	in := l.inspect(d)
	var findings []Finding
	for _, r := range l.rules {
		if r.Fixable && (len(only) == 0 || slices.Contains(only, r.ID)) {
			p := &pass{inspection: in, rule: r, limit: -1}
			r.check(p)
			findings = append(findings, slices.DeleteFunc(p.findings, func(f Finding) bool { return len(f.Edits) == 0 })...)
		}
	}
	return findings
}
