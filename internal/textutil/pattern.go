package textutil

import (
	"regexp"
	"sync"
)

// Pattern is a regular expression that is compiled when it is first used: most runs
// of jtlctl need few of them, and to compile all would take longer than to start.
type Pattern struct {
	expression string
	once       sync.Once
	compiled   *regexp.Regexp
}

// NewPattern returns a pattern, which must be a valid expression.
func NewPattern(expression string) *Pattern { return &Pattern{expression: expression} }

// Regexp returns the compiled expression. It may be called by several goroutines.
func (p *Pattern) Regexp() *regexp.Regexp {
	p.once.Do(p.compile)
	return p.compiled
}

func (p *Pattern) compile() { p.compiled = regexp.MustCompile(p.expression) }
