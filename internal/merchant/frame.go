package merchant

import "strings"

// frame is the text around the rights, in one language, by the names of
// data/frame.tsv. It is plain text with {} for a value: text/template calls
// methods by name, and with it in the program the linker cannot drop a single
// method that is not used, which is a seventh of the binary.
type frame map[string]string

func newFrame(language string) frame {
	f := frame{}
	for _, r := range table("frame") {
		f[r["name"]] = r[language]
	}
	return f
}

// with returns a text with a value in it.
func (f frame) with(name, value string) string { return strings.Replace(f[name], "{}", value, 1) }

// kinds are the kinds of rights, in the order of the page. Nothing is known of
// the last two but their names.
var kinds = []string{"broad", "changes", "mail", "output", "personal", "business", "older", "undescribed", "unknown"}

// render returns the page as Markdown.
func (f frame) render(p page) string {
	var b strings.Builder
	b.WriteString("# " + f["title"])
	if p.Name != "" {
		b.WriteString(f.with("of-app", p.Name))
	}
	b.WriteString("\n")
	f.writeApp(&b, p)
	place := f["introduction.cloud"]
	if p.OnPremise {
		place = f["introduction.wawi"]
	}
	b.WriteString("\n" + f.with("introduction", place) + "\n\n")
	if len(p.Rights) > 0 {
		b.WriteString("## " + f["advice.title"] + "\n\n" + f["advice"] + "\n")
	} else {
		b.WriteString(f["none"] + "\n")
	}
	for _, kind := range kinds {
		f.writeRights(&b, kind, p.Rights[kind])
	}
	switch {
	case !p.OnPremise:
		f.writeSection(&b, "limits", f["limits"])
	case len(p.Rights) > 0:
		f.writeSection(&b, "decision", f.decision(p))
	}
	b.WriteString("\n---\n\n" + f["made-with"] + "\n")
	return b.String()
}

func (f frame) writeApp(b *strings.Builder, p page) {
	start := b.Len()
	for _, line := range []struct{ name, value string }{{"provider", p.Provider}, {"version", p.Version}, {"technical-name", p.TechnicalName}} {
		if line.value == "" {
			continue
		}
		if b.Len() == start {
			b.WriteString("\n")
		}
		b.WriteString("- " + f.with(line.name, line.value) + "\n")
	}
}

func (f frame) writeSection(b *strings.Builder, name, text string) {
	b.WriteString("\n## " + f[name+".title"] + "\n\n" + text + "\n")
}

func (f frame) writeRights(b *strings.Builder, kind string, rights []right) {
	if len(rights) == 0 {
		return
	}
	described := kind != "undescribed" && kind != "unknown"
	f.writeSection(b, kind, f[kind])
	b.WriteString("\n")
	if described {
		b.WriteString(f["columns"] + "\n| --- | --- | --- |\n")
	}
	for _, r := range rights {
		optional := ""
		if r.Optional {
			optional = f["optional"]
		}
		if described {
			b.WriteString("| " + r.Area + " | " + r.Sentence + optional + " | " + r.Name + " |\n")
		} else {
			b.WriteString("- " + r.Name + optional + "\n")
		}
	}
}

// decision says what a merchant can decide, and that it is for good.
func (f frame) decision(p page) string {
	texts := []string{f["decision"]}
	if p.Optional {
		texts = append(texts, f["decision.optional"])
	}
	if p.Required {
		which := f["decision.required.all"]
		if p.Optional {
			which = f["decision.required.others"]
		}
		texts = append(texts, f.with("decision.required", which))
	}
	return strings.Join(texts, " ") + "\n\n" + f["decision.later"]
}
