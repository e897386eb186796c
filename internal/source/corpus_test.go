package source

import (
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/jtlctl/jtlctl/internal/fault/faulttest"
	"github.com/jtlctl/jtlctl/internal/scope"
)

// label is what a line of the corpus is: a call, with how its address is written (l
// for a literal, f for constants of the file, x for those of other files), or a decoy.
type label struct {
	file, kind, want, class string
	line                    int
}

var labelMark = regexp.MustCompile(`@(exact|likely|unresolved|decoy)\b(?: ([^@]*))?`)

// readCorpus reads the projects of a folder, and the labels in their comments or, for
// what has none, in a file with .labels after its name.
func readCorpus(t *testing.T, root string) (projects map[string][]File, labels map[string][]label) {
	t.Helper()
	projects, labels = map[string][]File{}, map[string][]label{}
	faulttest.Must(t, filepath.WalkDir(root, func(name string, entry os.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		relative, err := filepath.Rel(root, name)
		faulttest.Must(t, err)
		project, rest, _ := strings.Cut(filepath.ToSlash(relative), "/")
		code, err := os.ReadFile(name)
		faulttest.Must(t, err)
		if of, ok := strings.CutSuffix(rest, ".labels"); ok {
			for line := range strings.Lines(string(code)) {
				words := strings.Fields(line)
				number, err := strconv.Atoi(words[0])
				faulttest.Must(t, err)
				labels[project] = append(labels[project], newLabel(of, number, words[1], strings.Join(words[2:], " ")))
			}
			return nil
		}
		for n, line := range strings.Split(string(code), "\n") {
			for _, m := range labelMark.FindAllStringSubmatch(line, -1) {
				labels[project] = append(labels[project], newLabel(rest, n+1, m[1], m[2]))
			}
		}
		projects[project] = append(projects[project], File{rest, code})
		return nil
	}))
	return projects, labels
}

func newLabel(file string, line int, kind, rest string) label {
	words := strings.Fields(rest)
	l := label{file: file, line: line, kind: kind}
	switch kind {
	case "exact":
		l.want, l.class = words[0]+" "+words[1], words[2]
	case "likely":
		l.want = words[0]
	}
	return l
}

var placeholder = regexp.MustCompile(`\{[^}]*\}`)

// graded returns what a call is of a catalogue, and whether that is exact.
func graded(x *scope.Index, c Call) (operations []string, exact bool) {
	if c.Field != "" {
		return []string{c.Field}, false
	}
	exact = c.Sure && c.Method != ""
	for _, answer := range x.Answers(x.Match(c.Method, c.Path, c.Generation)) {
		operations = append(operations, answer.Operation.Method+" "+placeholder.ReplaceAllString(answer.Operation.Path, "{}"))
		if strings.Contains(answer.Note, "prefix") {
			exact = false
		}
	}
	return operations, exact
}

type score struct{ found, all map[string]int }

// measure compares what is found in a corpus with its labels.
func measure(t *testing.T, root string) (s score, mistakes []string) {
	t.Helper()
	s = score{map[string]int{}, map[string]int{}}
	x := scope.NewIndex(scope.Builtin()...)
	projects, labels := readCorpus(t, root)
	for name, files := range projects {
		result := Analyze(x, files)
		at := func(file string, line int) string { return fmt.Sprintf("%s/%s:%d", name, file, line) }
		calls, unknown := map[string][]Call{}, map[string][]Unresolved{}
		for _, c := range result.Calls {
			calls[at(c.File, c.Line)] = append(calls[at(c.File, c.Line)], c)
		}
		for _, u := range result.Unresolved {
			unknown[at(u.File, u.Line)] = append(unknown[at(u.File, u.Line)], u)
		}
		for _, l := range labels[name] {
			place := at(l.file, l.line)
			s.all[l.kind+l.class]++
			ok := false
			switch l.kind {
			case "decoy":
				reported := len(unknown[place]) > 0 && !unknown[place][0].Test
				for _, c := range calls[place] {
					reported = reported || !c.Test
				}
				if ok = reported; reported {
					mistakes = append(mistakes, fmt.Sprintf("%s: a decoy is reported: %+v %+v", place, calls[place], unknown[place]))
				}
			case "unresolved":
				if ok = len(unknown[place]) > 0; !ok {
					mistakes = append(mistakes, place+": not reported as unresolved: "+fmt.Sprint(calls[place]))
				}
			default:
				var got []string
				for _, c := range calls[place] {
					operations, exact := graded(x, c)
					if slices.ContainsFunc(operations, func(o string) bool { return strings.EqualFold(o, l.want) }) && (exact || l.kind == "likely") {
						ok = true
					}
					got = append(got, fmt.Sprintf("%s %s sure=%v %v", c.Method, c.Path, c.Sure, operations))
				}
				if !ok {
					mistakes = append(mistakes, fmt.Sprintf("%s: %s %s not found: %s %+v", place, l.kind, l.want, got, unknown[place]))
				}
			}
			if ok {
				s.found[l.kind+l.class]++
			}
		}
		for place, all := range calls {
			for _, c := range all {
				if _, exact := graded(x, c); exact && !c.Test && !slices.ContainsFunc(labels[name], func(l label) bool {
					operations, _ := graded(x, c)
					return at(l.file, l.line) == place && (l.kind == "likely" || l.kind == "exact" && slices.ContainsFunc(operations, func(o string) bool { return strings.EqualFold(o, l.want) }))
				}) {
					s.found["false exact"]++
					mistakes = append(mistakes, fmt.Sprintf("%s: false exact: %s %s", place, c.Method, c.Path))
				}
			}
		}
	}
	slices.Sort(mistakes)
	return s, mistakes
}

func (s score) share(names ...string) float64 {
	found, all := 0, 0
	for _, name := range names {
		found += s.found[name]
		all += s.all[name]
	}
	return float64(found) / float64(max(all, 1))
}

func (s score) String() string {
	return fmt.Sprintf("%d call sites: literals %d of %d, same file %d of %d, other files %d of %d, likely %d of %d, unresolved %d of %d; %d of %d decoys reported, %d false exact",
		s.all["exactl"]+s.all["exactf"]+s.all["exactx"]+s.all["likely"]+s.all["unresolved"]+s.all["decoy"],
		s.found["exactl"], s.all["exactl"], s.found["exactf"], s.all["exactf"], s.found["exactx"], s.all["exactx"],
		s.found["likely"], s.all["likely"], s.found["unresolved"], s.all["unresolved"], s.found["decoy"], s.all["decoy"], s.found["false exact"])
}

// TestAnalyze_corpus: precision before recall, on code that was written before it was
// read by anything.
func TestAnalyze_corpus(t *testing.T) {
	t.Parallel()
	total := score{map[string]int{}, map[string]int{}}
	var mistakes []string
	for _, part := range []string{"first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "eleventh", "twelfth", "thirteenth", "fourteenth", "fifteenth", "sixteenth", "seventeenth"} {
		s, found := measure(t, "testdata/corpus/"+part)
		t.Log(part, s)
		mistakes = append(mistakes, found...)
		for name, n := range s.all {
			total.all[name] += n
		}
		for name, n := range s.found {
			total.found[name] += n
		}
	}
	s := total
	for _, m := range mistakes {
		t.Log(m)
	}
	t.Log(s)
	if s.found["false exact"] > 0 {
		t.Error("a call is reported as exact that is none")
	}
	if share := s.share("decoy"); share > 0.02 {
		t.Errorf("%.1f %% of decoys are reported", 100*share)
	}
	if share := s.share("exactl", "exactf"); share < 0.9 {
		t.Errorf("%.1f %% of literal and same-file calls are found", 100*share)
	}
	if share := s.share("exactx"); share < 0.6 {
		t.Errorf("%.1f %% of cross-file calls are found", 100*share)
	}
}

// TestAnalyze_corpusValues: code in which the path of a call is chosen or made far from it.
func TestAnalyze_corpusValues(t *testing.T) {
	t.Parallel()
	s, mistakes := measure(t, "testdata/corpus/values")
	for _, m := range mistakes {
		t.Log(m)
	}
	t.Log(s)
	if s.found["false exact"] > 0 || s.found["decoy"] > 0 {
		t.Error("a decoy is reported")
	}
	if share := s.share("exactf"); share < 0.9 {
		t.Errorf("%.1f %% of same-file calls are found", 100*share)
	}
	if share := s.share("exactx"); share < 0.9 {
		t.Errorf("%.1f %% of cross-file calls are found", 100*share)
	}
}
