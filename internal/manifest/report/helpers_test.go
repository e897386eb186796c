package report

import "strings"

// The reports of several files.

func textOf(files []File, style Style) string {
	var b strings.Builder
	var c Count
	for _, f := range files {
		b.WriteString(Text(f, style))
		c.Add(f)
	}
	return b.String() + c.Line()
}

func gitHubOf(files []File) string {
	var b strings.Builder
	for _, f := range files {
		b.WriteString(GitHub(f))
	}
	return b.String()
}

func codeQualityOf(files []File) []CodeQualityFinding {
	all := []CodeQualityFinding{}
	for _, f := range files {
		all = append(all, CodeQuality(f)...)
	}
	return all
}

func jUnitOf(files []File, strict bool) string {
	text := JUnitHead("jtlctl manifest lint")
	for _, f := range files {
		text += JUnit(f, strict)
	}
	return text + JUnitTail
}

func jsonOf(files []File) Report {
	r := Report{Files: []FileReport{}}
	var c Count
	for _, f := range files {
		r.Files = append(r.Files, JSON(f))
		c.Add(f)
	}
	r.Summary = c.Summary
	return r
}

func sarifOf(files []File, rules []Rule, version string) any {
	s := NewSARIF(rules, version)
	results := []SARIFResult{}
	for _, f := range files {
		results = append(results, s.Results(f)...)
	}
	return s.Log(results)
}

func lineOf(files []File) string {
	var c Count
	for _, f := range files {
		c.Add(f)
	}
	return c.Line()
}
