package manifest

import "slices"

// maxRounds bounds how often a document is mended and looked at again.
const maxRounds = 50

// Fix mends what has one certain answer and changes no other byte. A document
// that is not JSON comes back as it is.
func (l *Linter) Fix(d *Document) (fixed []byte, applied []Finding) {
	text := d.Text.Bytes
	if !d.Mendable() {
		return text, nil
	}
	for range maxRounds {
		next, done := apply(text, l.fixable(d))
		if len(done) == 0 {
			break
		}
		mended := Read(d.Path, next)
		if !mended.Mendable() {
			break
		}
		text, d, applied = next, mended, append(applied, done...)
	}
	return text, applied
}

// Mendable tells whether edits can be written back: the text is JSON, and in
// UTF-8.
func (d *Document) Mendable() bool { return d.Text.Valid() && !d.Text.Recoded && !d.YAML }

// fixable are the findings that can be mended, however many there are.
func (l *Linter) fixable(d *Document) []Finding {
	in := l.inspect(d)
	var findings []Finding
	for _, r := range l.rules {
		if r.Fixable {
			p := &pass{inspection: in, rule: r, most: -1}
			r.run(p)
			findings = append(findings, slices.DeleteFunc(p.findings, func(f Finding) bool { return len(f.Edits) == 0 })...)
		}
	}
	return findings
}
