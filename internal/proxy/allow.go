package proxy

import (
	"net/http"
	"path"
	"strings"

	"github.com/jtlctl/jtlctl/internal/fault"
	"github.com/jtlctl/jtlctl/internal/textutil"
)

// Rule allows requests: a method and a pattern of paths.
type Rule struct {
	method string // "" is any
	path   string // as it was written: a proxy decides where its upstream has it
}

var ruleMethod = textutil.NewPattern(`^[A-Z]{1,20}$`)

// ParseRule reads a rule such as GET /v2/**: * is any part of one segment of a
// path, ** any number of segments, {id} one segment. Without a method, or with *,
// it allows all methods.
func ParseRule(text string) (Rule, error) {
	method, pattern, found := strings.Cut(strings.TrimSpace(text), " ")
	if !found {
		method, pattern = "", method
	}
	pattern = strings.TrimSpace(pattern)
	if method = strings.ToUpper(method); method == "*" {
		method = ""
	}
	if method != "" && !ruleMethod.Regexp().MatchString(method) || strings.ContainsAny(pattern, " ?#") {
		return Rule{}, badRule(text)
	}
	clean, reason := cleanPath(pattern)
	if reason != "" {
		return Rule{}, badRule(text)
	}
	for _, segment := range segmentsOf(clean) {
		if _, err := path.Match(segment, ""); err != nil || strings.Contains(segment, "**") && segment != "**" {
			return Rule{}, badRule(text)
		}
	}
	return Rule{method, clean}, nil
}

// ParseRules reads rules.
func ParseRules(texts []string) ([]Rule, error) {
	var rules []Rule
	for _, text := range texts {
		rule, err := ParseRule(text)
		if err != nil {
			return nil, err
		}
		rules = append(rules, rule)
	}
	return rules, nil
}

func badRule(text string) error {
	return fault.New(fault.Usage, "--allow %q is not a method and a pattern of paths", text).
		WithHint("write it like --allow 'GET /v2/**': * is any text in one part of the path, ** any number of parts")
}

// placedRule is a rule for the paths of an upstream.
type placedRule struct {
	method   string
	segments []string
}

func (u Upstream) placeRule(r Rule) placedRule {
	clean := r.path
	if !strings.HasPrefix(clean, "/*") {
		clean = u.place(clean)
	}
	placed := placedRule{r.method, segmentsOf(clean)}
	for i, segment := range placed.segments {
		if strings.HasPrefix(segment, "{") && strings.HasSuffix(segment, "}") {
			placed.segments[i] = "*"
		}
	}
	return placed
}

// allows reports whether a request matches the rule. Who may GET may send HEAD.
func (r placedRule) allows(method, path string) bool {
	if r.method != "" && r.method != method && (r.method != http.MethodGet || method != http.MethodHead) {
		return false
	}
	return textutil.MatchSegments(r.segments, segmentsOf(path))
}

// segmentsOf splits a path; a slash at its end does not count.
func segmentsOf(path string) []string {
	path = strings.Trim(path, "/")
	if path == "" {
		return nil
	}
	return strings.Split(path, "/")
}
