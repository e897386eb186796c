package scope

import (
	"strings"
	"sync"

	"github.com/jtlctl/jtlctl/internal/erp"
)

// broadScopes are those that allow far more than any app needs, and why.
var broadScopes = [...]struct{ name, why string }{
	{SystemAll, "allows everything, including writing"},
	{AllRead, "allows reading everything"},
	{"wawiapp.all", "allows what is meant for JTL's own Wawi app, including writing"},
}

// misnamedScopes exist but do not allow what their names say.
var misnamedScopes = [...]struct{ name, better, why string }{
	{"orders.read", "salesorders.read", "it allows reading look-up tables such as payment methods and cancellation reasons, not sales orders"},
	{"cusomters.read", "customers.read", "it is a misspelling in the published list that the platform accepts"},
}

// aliases are other names of one thing, separated by spaces.
type aliases struct{ name, others string }

// resourceAliases are the names that people give resources: those of other
// shops and of older documents, and the German ones. If a name of API 2.x can
// be found through a published path (stocks, warehouses), it needs no row here.
var resourceAliases = [...]aliases{
	{"salesorders", "order orders purchase auftrag auftraege aufträge bestellung bestellungen"},
	{"items", "product products article articles artikel"},
	{"inventories", "stock stocks stocklevels bestand bestaende bestände"},
	{"salesinvoicecorrections", "creditnote creditnotes refunds gutschrift gutschriften rechnungskorrektur rechnungskorrekturen"},
	{"warehouse", "lager storages storagelocations"},
	{"customers", "client clients kunde kunden"},
	{"invoices", "bill bills salesinvoice salesinvoices rechnung rechnungen"},
	{"offers", "quote quotes quotation quotations angebot angebote"},
	{"deliverynotes", "deliveryslip deliveryslips lieferschein lieferscheine"},
	{"deliveries", "shipment shipments shipping lieferung lieferungen deliveryapi"},
	{"returns", "rma rmas retoure retouren"},
	{"suppliers", "vendor vendors lieferant lieferanten"},
	{"saleschannels", "channel channels marketplace marketplaces shop shops verkaufskanal verkaufskanaele verkaufskanäle"},
	{"extensibility", "extension extensions"},
	{"system.config", "setting settings configuration configurations"},
	{"pps", "production productionorder productionorders billofmaterials billofmaterialsitem workorder workorders fertigung"},
	{"taxes", "vat steuer steuern"},
}

// permissionAliases are the words that people use for permissions.
var permissionAliases = [...]aliases{
	{"read", "read reader readonly get query list view show fetch find search lesen"},
	{"write", "write writer create update delete edit manage modify change add remove set " +
		"insert save cancel assign trigger post put patch schreiben"},
	{"print", "print pdf drucken"},
}

// resourceOf and permissionOfWord return the name by its alias.
var (
	resourceOf       = sync.OnceValue(func() map[string]string { return byAlias(resourceAliases[:]) })
	permissionOfWord = sync.OnceValue(func() map[string]string { return byAlias(permissionAliases[:]) })
)

func byAlias(rows []aliases) map[string]string {
	names := map[string]string{}
	for _, row := range rows {
		for alias := range strings.FieldsSeq(row.others) {
			names[alias] = row.name
		}
	}
	return names
}

// permissionPrefix returns the permission of the verb that a word begins with,
// as the permissions of API 1.x do: querysalesorders.
func permissionPrefix(word string) string {
	permissions := permissionOfWord()
	for end := min(len(word), len("readonly")); end > 2; end-- {
		if permission := permissions[word[:end]]; permission != "" {
			return permission
		}
	}
	return ""
}

// Advice returns what to know about a scope before requesting it.
func (s *Scope) Advice() []string {
	var remarks []string
	if why, broad := broadReason(s.Name); broad {
		remarks = append(remarks, "too broad for most apps: "+why)
	}
	if better, why, ok := Misnamed(s.Name); ok {
		remarks = append(remarks, why+"; you probably need "+better)
	}
	return append(remarks, s.Notes...)
}

// Broad reports whether a scope allows far more than any app needs.
func (s *Scope) Broad() bool {
	_, broad := broadReason(s.Name)
	return broad
}

// broadReason returns why a scope is too broad.
func broadReason(name string) (why string, broad bool) {
	for _, row := range broadScopes {
		if row.name == name {
			return row.why, true
		}
	}
	return "", false
}

// Misnamed reports whether a scope is known but does not do what its name
// promises, and returns the one that was probably meant, and why.
func Misnamed(name string) (better, why string, ok bool) {
	for _, row := range misnamedScopes {
		if row.name == name {
			return row.better, row.why, true
		}
	}
	return "", "", false
}

// misnamed does what Misnamed does, if the API of a generation has the better scope.
func (x *contents) misnamed(name string, generation erp.Generation) (better, why string, ok bool) {
	better, why, ok = Misnamed(name)
	s, known := x.Find(better)
	return better, why, ok && known && s.In(generation)
}
