package scope

// renames are the resources by the names that people give them: those of
// other shops and of older documents, and the German ones. Where a name of
// API 2.x can be found through a published path (stocks, warehouses), it needs
// no row here.
func renames(resource string) string {
	switch resource {
	case "order", "orders", "purchase", "auftrag", "auftraege", "aufträge", "bestellung", "bestellungen":
		return "salesorders"
	case "product", "products", "article", "articles", "artikel":
		return "items"
	case "stock", "stocks", "stocklevels", "bestand", "bestaende", "bestände":
		return "inventories"
	case "creditnote", "creditnotes", "refunds", "gutschrift", "gutschriften", "rechnungskorrektur", "rechnungskorrekturen":
		return "salesinvoicecorrections"
	case "lager", "storages", "storagelocations":
		return "warehouse"
	case "client", "clients", "kunde", "kunden":
		return "customers"
	case "bill", "bills", "salesinvoice", "salesinvoices", "rechnung", "rechnungen":
		return "invoices"
	case "quote", "quotes", "quotation", "quotations", "angebot", "angebote":
		return "offers"
	case "deliveryslip", "deliveryslips", "lieferschein", "lieferscheine":
		return "deliverynotes"
	case "shipment", "shipments", "shipping", "lieferung", "lieferungen", "deliveryapi":
		return "deliveries"
	case "rma", "rmas", "retoure", "retouren":
		return "returns"
	case "vendor", "vendors", "lieferant", "lieferanten":
		return "suppliers"
	case "channel", "channels", "marketplace", "marketplaces", "shop", "shops", "verkaufskanal", "verkaufskanaele", "verkaufskanäle":
		return "saleschannels"
	case "extension", "extensions":
		return "extensibility"
	case "setting", "settings", "configuration", "configurations":
		return "system.config"
	case "vat", "steuer", "steuern":
		return "taxes"
	}
	return ""
}

// verbs are the permissions by the words that people use for them.
func verbs(word string) (permission string) {
	switch word {
	case "read", "reader", "readonly", "get", "query", "list", "view", "show", "fetch", "find", "search", "lesen":
		return "read"
	case "write", "writer", "create", "update", "delete", "edit", "manage", "modify", "change", "add", "remove", "set",
		"insert", "save", "cancel", "assign", "trigger", "post", "put", "patch", "schreiben":
		return "write"
	case "print", "pdf", "drucken":
		return "print"
	}
	return ""
}

// verbOf knows the verb at the beginning of a word, as the permissions of API
// 1.x have it: querysalesorders.
func verbOf(word string) (permission string) {
	for end := min(len(word), len("readonly")); end > 2; end-- {
		if permission := verbs(word[:end]); permission != "" {
			return permission
		}
	}
	return ""
}
