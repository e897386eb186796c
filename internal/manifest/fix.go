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
	d, applied, ok := l.repair(d)
	if !ok {
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

// repair returns a document that is JSON. ok is false if that is not certain.
func (l *Linter) repair(d *Document) (repaired *Document, applied []Finding, ok bool) {
	for range maxRounds {
		switch {
		case d.Fixable():
			return d, applied, len(applied) == 0 || d.Kind != Unknown
		case d.Unrepairable() != "":
			return d, nil, false
		}
		findings := l.fixableFindings(d, "syntax")
		if len(findings) == 0 { // the rule is off
			return d, nil, false
		}
		text, done := applyEdits(d.Text.Bytes, findings)
		d, applied = Read(d.Path, text), append(applied, done...)
	}
	return d, nil, false
}

// Unrepairable returns why a document that is not JSON cannot be fixed; "" if it can
// be.
func (d *Document) Unrepairable() string {
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
