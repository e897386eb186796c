package scope

import (
	"cmp"
	"slices"
	"strings"
	"sync"

	"github.com/agnivade/levenshtein"

	"github.com/jtlctl/jtlctl/internal/erp"
	"github.com/jtlctl/jtlctl/internal/graphql"
)

// verbs are the words that root fields of GraphQL and operation ids begin with,
// and the permission that each suggests (platform documentation, 2026-11-26).
var verbs = [...]aliases{
	{"read", "query get list search find count download"},
	{"write", "create update change add remove delete set assign release cancel calculate activate deactivate approve " +
		"reject close open complete start stop finalize merge move copy book import upload send mail transfer split undo " +
		"adjust reserve ship deliver pick pack trigger configure convert duplicate archive restore enable disable lock unlock"},
	{"print", "print pdf"},
}

var permissionOfVerb = sync.OnceValue(func() map[string]string { return byAlias(verbs[:]) })

// documentedFields are root fields that apps use or that the documentation names
// (platform documentation and public apps, 2026-11-26). There are more.
var documentedFields = [...]string{
	"QuerySalesOrders", "QueryItems", "QuerySalesInvoices", "QueryCustomers", "QueryCategories", "QueryWarehouses", "QuerySuppliers",
	"QueryProductionOrders", "QueryStock", "QueryCompanies", "QueryShippingMethods", "QuerySalesChannels", "QueryCountries",
	"GetBillOfMaterialsItemById", "ListTaxClassesWithTaxRates",
	"ChangeItem", "AddItemSupplier", "CalculateSalesOrder", "ReleaseProductionOrder",
}

// IsField reports whether a text is the name of a root field of GraphQL rather
// than a path: one that a catalogue has, or a verb and what it is done with.
func (x *Index) IsField(text string) bool {
	if !consistsOf(text, "_") {
		return false
	}
	if verb, _ := splitVerb(text); verb != "" {
		return true
	}
	return text != "" && len(x.publishedFields(text)) > 0
}

// MayBeField reports whether a text that is no path of a catalogue may be the
// name of a root field: several words in one, the first with a capital.
func MayBeField(text string) bool {
	return consistsOf(text, "_") && text != "" && text[0] >= 'A' && text[0] <= 'Z' && len(split(text)) > 1
}

// IsGraphQL reports whether a request calls the endpoint of GraphQL.
func (r Request) IsGraphQL() bool {
	if r.Method != "" && r.Method != graphQLMethod && !isReading(r.Method) {
		return false
	}
	for _, way := range interpretations(r.Path) {
		if len(way.segments) == 1 && way.segments[0].plain == "graphql" && versionNumber(way.version) != erp.V1 {
			return true
		}
	}
	return false
}

// Field returns what is known of a root field: the operations of every catalogue
// that has it, else what its name suggests. kind is query, mutation,
// subscription, or "" if it is not known.
func (x *Index) Field(name, kind string) []Answer {
	var answers []Answer
	for _, m := range x.publishedFields(name) {
		if kind == "" || m.Operation.Kind == kind {
			answers = append(answers, x.answer(m))
		}
	}
	if len(answers) > 0 {
		return answers
	}
	return []Answer{x.likelyField(name, kind)}
}

// Fields returns what is known of all root fields: those of the catalogues, or if
// none has any, those that are documented elsewhere.
func (x *Index) Fields() []Answer {
	var answers []Answer
	for _, c := range x.catalogs {
		for i := range c.Operations {
			if o := &c.Operations[i]; o.Field != "" {
				answers = append(answers, x.answer(Match{Catalog: c.Name, Operation: o}))
			}
		}
	}
	if len(answers) == 0 {
		for _, name := range documentedFields {
			answers = append(answers, x.likelyField(name, ""))
		}
	}
	return answers
}

// HasSchema reports whether a catalogue has root fields of GraphQL.
func (x *contents) HasSchema() bool {
	return slices.ContainsFunc(x.catalogs, func(c *Catalog) bool {
		return slices.ContainsFunc(c.Operations, func(o Operation) bool { return o.Field != "" })
	})
}

// publishedFields returns the root fields of a name in every catalogue, in other
// letter case if none has it as it is.
func (x *Index) publishedFields(name string) []Match {
	var exact, like []Match
	for _, c := range x.catalogs {
		for i := range c.Operations {
			switch o := &c.Operations[i]; {
			case o.Field == "":
			case o.Field == name:
				exact = append(exact, Match{Catalog: c.Name, Operation: o})
			case strings.EqualFold(o.Field, name):
				like = append(like, Match{c.Name, o, byCase})
			}
		}
	}
	if len(exact) > 0 {
		return exact
	}
	return like
}

// likelyField returns what the name of a root field suggests.
func (x *Index) likelyField(name, kind string) Answer {
	verb, entity := splitVerb(name)
	permission := permissionOfVerb()[verb]
	if entity == nil {
		entity = split(name)
	}
	switch {
	case kind == graphql.Query || kind == graphql.Subscription:
		permission = "read"
	case kind == graphql.Mutation && permission != "print":
		permission = "write"
	}
	permission = cmp.Or(permission, "read")
	unsaid := kind == ""
	if unsaid {
		kind = graphql.Query
		if permission != "read" {
			kind = graphql.Mutation
		}
	}
	found := x.scopeOfEntity(entity, permission, erp.Cloud)
	if found == "" && verb == "" && len(entity) > 1 {
		// The first word may be a verb that is not listed: one that changes something.
		if unsaid {
			permission, kind = "write", graphql.Mutation
		}
		found = x.scopeOfEntity(entity[1:], permission, erp.Cloud)
	}
	a := Answer{
		Operation: &Operation{Method: graphQLMethod, Path: GraphQLPath, Field: name, Kind: kind},
		Grade:     Likely,
		Note:      "likely, by its name; the published GraphQL schema names the scopes",
	}
	if x.HasSchema() {
		a.Note = "likely, by its name; no imported GraphQL schema has this field" + x.similarField(name)
	}
	if latest := x.Latest(erp.Cloud); latest != nil {
		a.API = latest.Name
	}
	if found != "" {
		a.Scopes = []string{found}
		s, _ := x.Find(found)
		a.API = s.Catalogs[len(s.Catalogs)-1]
	} else {
		a.Note = "its name resembles no known scope; the published GraphQL schema names the scopes"
	}
	return a
}

// similarField returns a question with the field that may be meant, or "".
func (x *Index) similarField(name string) string {
	best, least := "", 3
	for _, c := range x.catalogs {
		for i := range c.Operations {
			field := c.Operations[i].Field
			if difference := len(field) - len(name); field == "" || max(difference, -difference) >= least {
				continue
			}
			if distance := levenshtein.ComputeDistance(strings.ToLower(field), strings.ToLower(name)); distance < least {
				best, least = field, distance
			}
		}
	}
	if best == "" {
		return ""
	}
	return " (did you mean " + best + "?)"
}
