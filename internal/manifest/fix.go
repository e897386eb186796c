package manifest

import "slices"

// maxRounds bounds how often a document is fixed and checked again.
const maxRounds = 50

// Fix fixes what has only one possible correction and changes no other byte. A
// document that is not JSON is returned unchanged.
func (l *Linter) Fix(d *Document) (fixed []byte, applied []Finding) {
	text := d.Text.Bytes
	if !d.Fixable() {
		return text, nil
	}
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

// Fixable reports whether edits can be written back: the text is JSON, and in
// UTF-8.
func (d *Document) Fixable() bool { return d.Text.Valid() && !d.Text.Recoded && !d.YAML }

// fixableFindings returns all findings that can be fixed.
func (l *Linter) fixableFindings(d *Document) []Finding {
	in := l.inspect(d)
	var findings []Finding
	for _, r := range l.rules {
		if r.Fixable {
			p := &pass{inspection: in, rule: r, limit: -1}
			r.check(p)
			findings = append(findings, slices.DeleteFunc(p.findings, func(f Finding) bool { return len(f.Edits) == 0 })...)
		}
	}
	return findings
}
