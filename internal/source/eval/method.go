package eval

import (
	"strings"

	"github.com/jtlctl/jtlctl/internal/source/lex"
	"github.com/jtlctl/jtlctl/internal/source/syntax"
	"github.com/jtlctl/jtlctl/internal/source/value"
)

// plainMethods are methods of texts and addresses that keep what an address is for.
const plainMethods = " delete_prefix delete_suffix touristring trimend trimstart rstrip lstrip strip tostring to_string to_s to_owned as_str clone into freeze dup unwrap expect toexternalform touri tourl tohttpurl " +
	"tostringorempty replace replaceall sub gsub removesuffix removeprefix rtrim chomp formatted_path build query query_param queryparam addqueryparameter addencodedqueryparameter setqueryparam setqueryparams " +
	"withheader withheaders withoauthbearertoken allowhttpstatus newbuilder build_url finish as_ref toexternalform encoded buildandexpand expand queryparamifpresent " +
	"string tolower toupper lower upper tolowercase touppercase to_lowercase to_uppercase tolowerinvariant toupperinvariant downcase upcase to_sym resolvetemplate resolvetemplates matrixparam accept property register lowercase uppercase "

// appendMethods add parts of a path.
const appendMethods = " appendpathsegment appendpathsegments addpathsegment addpathsegments addencodedpathsegments addencodedpathsegment pathsegment path resolve join appendpath appendingpathcomponent joinpath "

// method returns what a method of a text or an address yields.
func (e *Evaluator) method(u *syntax.File, all []value.Value, name string, open int) []value.Value {
	lower := " " + strings.ToLower(name) + " "
	args := func() [][]value.Value { return e.Items(u, open+1, u.Match(open)) }
	switch {
	case strings.Contains(plainMethods, lower):
		return all
	case lower == " join " && u.Language == lex.Python:
		if u.IsAny(open+1, "[", "(") && u.Match(open+1) > 0 {
			return value.Join(e.Items(u, open+2, u.Match(open+1)), all)
		}
		return asList(e.Expression(u, open+1), value.Describe(all))
	case strings.Contains(appendMethods, lower) && (lower != " join " || u.Language != lex.Rust):
		items := args()
		if lower == " join " && len(items) == 1 && (u.Language == lex.Python || u.Language == lex.TypeScript) {
			if u.Language == lex.TypeScript {
				return asList(all, value.Describe(items[0]))
			}
			return value.Opaque("list")
		}
		return value.Join(append([][]value.Value{all}, items...), value.Text("/"))
	case lower == " setpath ", lower == " join " && u.Language == lex.Rust:
		if items := args(); len(items) == 1 {
			return value.Absolute(items[0], all)
		}
	case lower == " parse " && u.Language == lex.Go: // base.Parse(path)
		return value.Join(append([][]value.Value{all}, args()...), value.Text("/"))
	case lower == " resolvereference " && u.Language == lex.Go:
		if items := args(); len(items) == 1 {
			return value.Absolute(items[0], all)
		}
	case lower == " target " && u.Language.Family == "jvm": // of JAX-RS
		if items := args(); len(items) == 1 {
			return items[0]
		}
	case lower == " request " && u.Language.Family == "jvm":
		return all
	case lower == " request " && u.Language == lex.CSharp: // of Flurl
		return value.Join(append([][]value.Value{all}, args()...), value.Text("/"))
	case lower == " concat ", lower == " append ", lower == " plus ":
		return value.Join(append([][]value.Value{all}, args()...), nil)
	case lower == " format ", lower == " formatted ", lower == " format_map ":
		return e.format(u, all, u.Arguments(open+1, u.Match(open)), open)
	}
	return value.Opaque(name)
}
