package cloudapi

import (
	"net/http"
	"slices"
	"strings"
	"sync"

	"github.com/jtlctl/jtlctl/internal/erp"
	"github.com/jtlctl/jtlctl/internal/openapi"
	"github.com/jtlctl/jtlctl/internal/scope"
)

// operation is one of the API that a request calls.
type operation struct {
	method     string
	path       string // as the catalogue writes it
	generation erp.Generation
	// scopes are lists of which one each is needed.
	scopes [][]string
	exact  bool // a document names the scopes
	named  bool // it is one of GraphQL, whose name suggests them
	list   bool // it answers a page
	info   bool
	// answer is the form of the answer, if a document describes it.
	answer *openapi.Answer
}

// catalogue finds operations. It remembers those that were found, up to a bound,
// because apps ask for the same again and again.
type catalogue struct {
	index    *scope.Index
	document func(catalog string) *openapi.Answers

	mu        sync.Mutex
	found     map[string]*operation
	documents map[string]*openapi.Answers
}

// The bounds of what is remembered: operations, and bytes of what names one.
const (
	maxFound = 4096
	maxKey   = 512
)

func newCatalogue(index *scope.Index, document func(string) *openapi.Answers) *catalogue {
	return &catalogue{index: scope.WithNewer(index), document: document, found: map[string]*operation{}, documents: map[string]*openapi.Answers{}}
}

// remembered returns what find returns, and calls it only for what is new.
func (c *catalogue) remembered(key string, find func() *operation) *operation {
	if len(key) > maxKey {
		return find()
	}
	c.mu.Lock()
	o, ok := c.found[key]
	c.mu.Unlock()
	if ok {
		return o
	}
	o = find()
	c.mu.Lock()
	defer c.mu.Unlock()
	if len(c.found) >= maxFound {
		clear(c.found)
	}
	c.found[key] = o
	return o
}

// operation returns the operation of a request, nil if no catalogue has it. The
// path is below Base, as it was sent.
func (c *catalogue) operation(method, path string) *operation {
	return c.remembered(method+" "+path, func() *operation {
		if match, ok := scope.Newest(c.matches(method, path)); ok {
			return c.prepared(match)
		}
		return nil
	})
}

// methods lists those that a path has.
func (c *catalogue) methods(path string) []string {
	var all []string
	for _, match := range c.matches("", path) {
		if !slices.Contains(all, match.Operation.Method) {
			all = append(all, match.Operation.Method)
		}
	}
	slices.Sort(all)
	return all
}

// matches returns the operations of a path. Other prefixes than those of the API
// are no likeness that a server takes.
func (c *catalogue) matches(method, path string) []scope.Match {
	first, _, _ := strings.Cut(strings.TrimPrefix(path, "/"), "/")
	if strings.EqualFold(first, "api") || strings.EqualFold(first, "erp") || strings.Contains(first, ":") {
		return nil
	}
	return slices.DeleteFunc(c.index.Match(method, path, 0), func(m scope.Match) bool { return strings.Contains(m.Likeness, "prefix") })
}

func (c *catalogue) prepared(match scope.Match) *operation {
	answer := c.index.Answers([]scope.Match{match})[0]
	o := match.Operation
	p := &operation{method: o.Method, path: o.Path, generation: erp.OfPath(o.Path), exact: answer.Grade == scope.Exact}
	p.scopes = slices.Clone(o.Groups)
	if len(p.scopes) == 0 && len(answer.Scopes) > 0 {
		p.scopes = [][]string{answer.Scopes}
	}
	for i, group := range p.scopes {
		p.scopes[i] = c.withEquivalents(group)
	}
	p.list, p.info = IsList(o), isInfo(o)
	if document := c.documentOf(match.Catalog); document != nil {
		p.answer = document.Find(o.Method, o.Path)
	}
	return p
}

// documentOf returns the document of a catalogue, which is read once.
func (c *catalogue) documentOf(name string) *openapi.Answers {
	if c.document == nil {
		return nil
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	document, ok := c.documents[name]
	if !ok {
		document = c.document(name)
		c.documents[name] = document
	}
	return document
}

// withEquivalents adds to scopes of API 1.x what they are called in API 2.x, whose
// names the manifests of cloud apps have.
func (c *catalogue) withEquivalents(group []string) []string {
	all := slices.Clone(group)
	for _, name := range group {
		known, ok := c.index.Find(name)
		if !ok || known.In(erp.Cloud) || known.Broad() {
			continue
		}
		for _, suggestion := range c.index.Suggest(name, erp.Cloud) {
			if !slices.Contains(all, suggestion.Scope) {
				all = append(all, suggestion.Scope)
			}
		}
	}
	return all
}

func isInfo(o *scope.Operation) bool {
	return o.Method == http.MethodGet && strings.HasSuffix(o.Path, "/info")
}

// IsList reports whether an operation answers a list: no document that is built in
// has answers, so that its path and its id decide.
func IsList(o *scope.Operation) bool {
	last := o.Path[strings.LastIndexByte(o.Path, '/')+1:]
	if o.Method != http.MethodGet || strings.HasPrefix(last, "{") || isInfo(o) {
		return false
	}
	_, call, _ := strings.Cut(o.ID, "_")
	return strings.HasPrefix(call, "Query") || strings.HasPrefix(call, "List") || (strings.HasSuffix(last, "s") && !strings.HasSuffix(last, "tatus"))
}
