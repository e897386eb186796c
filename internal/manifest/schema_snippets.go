package manifest

import (
	"encoding/json"
	"strings"
)

type snippet struct{ path, label, description, body string }

// addSnippets adds what editors offer to insert.
func addSnippets(s *Schema, kind SchemaKind) {
	for _, row := range snippets()[kind] {
		at := s
		for name := range strings.FieldsSeq(row.path) {
			at = at.member(name)
		}
		at.Examples = nil
		at.DefaultSnippets = append(at.DefaultSnippets, Snippet{row.label, row.description, json.RawMessage(row.body)})
	}
}

// member returns the schema of a member of an object, or of the items of a list.
func (s *Schema) member(name string) *Schema {
	for s.Type == "" && len(s.AnyOf) > 0 {
		s = s.AnyOf[0]
	}
	if name == "[]" {
		return s.Items
	}
	return s.Properties[name]
}

const (
	menuItemBody = `{"id": "${1:orders}", "name": "${2:Orders}", "url": "${3:https://my-app.example/orders}"}`
	paneBody     = `{"id": "${1:customer-notes}", "context": "${2|customers,items,salesorders|}", "title": "${3:Notes}", "url": "${4:https://my-app.example/notes}", "requiredScopes": ["${5:customers.read}"]}`
	requestBody  = `{"AppId": "${1:my-company/my-app}", "DisplayName": "${2:My app}", "Description": "${3:What the app does for the merchant who has to approve it}", "Version": "${4:1.0.0}", ` +
		`"ProviderName": "${5:My company}", "ProviderWebsite": "${6:https://my-company.example}", "AppIcon": "${7:icon.png}", "MandatoryApiScopes": ["${8:items.read}"], "OptionalApiScopes": []}`
	localisedBody = `{"LanguageIso": "${1:de}", "Name": "$2"}`
)

// snippets are in the form of VS Code. The path leads to the value that one makes.
func snippets() map[SchemaKind][]snippet {
	return map[SchemaKind][]snippet{
		AppSchema: {
			{"", "App with a page", "An app with an entry in the menu of JTL-Wawi",
				`{"technicalName": "${1:my-app}", "version": "${2:1.0.0}", "lifecycle": {"configurationUrl": "${3:https://my-app.example/setup}"}, ` +
					`"capabilities": {"erp": {"menuItems": [{"id": "${4:orders}", "name": "${5:Orders}", "url": "${6:https://my-app.example/orders}"}], "api": {"scopes": ["${7:salesorders.read}"]}}}}`},
			{"", "App without pages", "An app that only calls the API",
				`{"technicalName": "${1:my-app}", "version": "${2:1.0.0}", "lifecycle": {"configurationUrl": "${3:https://my-app.example/setup}"}, "capabilities": {"erp": {"api": {"scopes": ["${4:items.read}"]}}}}`},
			{"lifecycle", "Setup page", "The page that a merchant sees at the installation", `{"configurationUrl": "${1:https://my-app.example/setup}"}`},
			{"capabilities", "Access to the API", "Scopes of the ERP API", `{"erp": {"api": {"scopes": ["${1:items.read}"]}}}`},
			{"capabilities hub appLauncher", "Tile in the hub", "A tile that opens a page of the app", `{"redirectUrl": "${1:https://my-app.example}"}`},
			{"capabilities erp menuItems []", "Menu item", "A page of the app in the menu of JTL-Wawi", menuItemBody},
			{"capabilities erp pane []", "Pane", "A page of the app next to a list of JTL-Wawi", paneBody},
			{"capabilities erp api", "Scopes", "The scopes that the app requests", `{"scopes": ["${1:items.read}"]}`},
			{"capabilities erp webhooks subscriptions []", "Subscription", "Events that JTL-Wawi sends to the app",
				`{"topics": ["${1:com.jtl.erp.workflow.v1.item.changed}"], "endpoint": {"url": "${2:https://my-app.example/events}"}}`},
			{"authentication", "Sign-in in the browser", "Users sign in on a page of the app", `{"publicClient": {"redirectUris": ["${1:https://my-app.example/signed-in}"], "postLogoutRedirectUris": ["${2:https://my-app.example}"]}}`},
			{"authentication", "Service account", "The backend of the app fetches tokens", `{"serviceAccount": {"clientCredentials": true, "description": "$1"}}`},
		},
		ListingSchema: {
			{"", "Listing", "A listing in one language",
				`{"version": "${1:1.0.0}", "defaultLocale": "${2:de-DE}", "distributionType": "${3|PRIVATE,PUBLIC|}", "name": {"${2:de-DE}": {"short": "$4", "full": "$5"}}, "description": {"${2:de-DE}": {"short": "$6", "full": "$7"}}}`},
			{"pricing subscriptionTiers []", "Plan", "A plan with a price",
				`{"id": "${1:basic}", "content": {"${2:de-DE}": {"name": "$3", "description": "$4", "features": ["$5"]}}, "isFree": false, "monthlyPriceEur": "^${6:10}", "annualPriceEur": "^${7:100}"}`},
		},
		RegistrationSchema: {
			{"", "Registration request", "What an app says of itself at a JTL-Wawi", requestBody},
			{"LocalizedDisplayNames []", "Name in a language", "The name of the app in another language", localisedBody},
			{"LocalizedDescriptions []", "Description in a language", "What the app does, in another language", localisedBody},
		},
		ApplicationSchema: {
			{"", "Application file", "What an app says of itself at a JTL-Wawi", requestBody},
			{"LocalizedDisplayNames []", "Name in a language", "The name of the app in another language", localisedBody},
			{"LocalizedDescriptions []", "Description in a language", "What the app does, in another language", localisedBody},
		},
	}
}
