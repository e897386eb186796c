package manifest

// appFields returns the fields of an app.json.
//
// Source: public documentation of the JTL platform and public apps, collected
// in November 2026. The platform's own validator is not public.
func appFields() []Field {
	return []Field{
		{Name: "technicalName", Type: String, Format: TechnicalName, Confidence: Documented, Requirement: Required,
			Description: "The permanent name of the app, at most 100 characters"},
		{Name: "version", Type: String, Format: VersionNumber, Confidence: Documented, Requirement: Required,
			Description: "Version of the app: three numbers, such as 1.2.3"},
		{Name: "requirements", Type: Object, Description: "What the app needs of the platform", Fields: []Field{
			{Name: "minCloudApiVersion", Type: String, Aliases: []string{"minErpVersion", "minApiVersion"}, Description: "The oldest cloud API that the app works with; new apps omit it"},
		}},
		{Name: "lifecycle", Type: Object, Requirement: Usual, Description: "Pages that the platform opens during the life of an installation", Fields: lifecycleFields()},
		{Name: "capabilities", Type: Object, Description: "Where the app appears and what it may use", Fields: []Field{
			{Name: "hub", Type: Object, Description: "The app in the hub", Fields: []Field{
				{Name: "appLauncher", Type: Object, Description: "The app's tile in the hub", Fields: []Field{
					{Name: "redirectUrl", Type: String, Format: URL, Description: "Page that the tile opens"},
					{Name: "closedPreviewUrl", Type: String, Format: URL, Status: Retired},
				}},
			}},
			{Name: "erp", Type: Object, Description: "The app in JTL-Wawi", Fields: erpFields()},
		}},
		{Name: "authentication", Type: Object, Description: "How the app signs in", Fields: []Field{
			{Name: "publicClient", Type: Object, Description: "Sign-in of users in the browser", Fields: []Field{
				{Name: "redirectUris", Type: List, Description: "Pages that a sign-in may return to", Elem: &Field{Type: String, Format: URL, Description: "A page that a sign-in may return to"}},
				{Name: "postLogoutRedirectUris", Type: List, Description: "Pages that a sign-out may return to", Elem: &Field{Type: String, Format: URL, Description: "A page that a sign-out may return to"}},
			}},
			{Name: "serviceAccount", Type: Object, Description: "Sign-in of the app's backend", Fields: []Field{
				{Name: "clientCredentials", Type: Bool, Description: "Whether the backend fetches tokens with client ID and client secret"},
				{Name: "description", Type: String, Description: "What the backend does with its access"},
			}},
		}},
		{Name: "manifestVersion", Status: Assigned},
		{Name: "appId", Status: Assigned},
		{Name: "name", Status: Moved, Replacement: "name.{locale} of listing.json"},
		{Name: "description", Status: Moved, Replacement: "description.{locale} of listing.json"},
		{Name: "legal", Status: Moved, Replacement: "legal of listing.json"},
	}
}

func lifecycleFields() []Field {
	return []Field{
		{Name: "configurationUrl", Type: String, Format: LifecycleURL, Confidence: Documented, Requirement: Usual, Description: "Page that is loaded when a merchant installs the app; no two apps share one"},
		{Name: "setupUrl", Type: String, Format: LifecycleURL, Confidence: Documented, Status: Renamed, Replacement: "configurationUrl"},
		{Name: "connectUrl", Type: String, Format: LifecycleURL, Confidence: Documented, Status: Retired},
		{Name: "disconnectUrl", Type: String, Format: LifecycleURL, Confidence: Documented, Status: Retired},
	}
}

func erpFields() []Field {
	return []Field{
		{Name: "menuItems", Type: List, Format: IdentifiedList, Description: "Entries of the app in the menu", Elem: &Field{Type: Object, Description: "A page of the app in the menu", Fields: []Field{
			{Name: "id", Type: String, Format: Identifier, Requirement: Usual, Description: "Unique among the menu items"},
			{Name: "name", Type: String, Requirement: Usual, Description: "What the menu shows", Aliases: []string{"label", "title", "text"}},
			{Name: "url", Type: String, Format: URL, Requirement: Usual, Description: "Page that the entry opens", Aliases: []string{"href", "link"}},
			{Name: "children", Status: Retired},
		}}},
		paneField(),
		{Name: "panel", Status: Renamed, Replacement: "pane"},
		{Name: "headless", Status: Retired},
		{Name: "tabs", Status: Retired},
		{Name: "api", Type: Object, Description: "What the app may use of the API", Fields: []Field{
			{Name: "scopes", Type: List, Format: ScopeList, Confidence: Documented, Description: "The scopes that the app requests", Elem: &Field{Type: String, Format: ScopeName, Confidence: Documented}},
		}},
		{Name: "webhooks", Type: Object, Description: "Events that the app subscribes to", Fields: []Field{
			{Name: "subscriptions", Type: List, Description: "Topics and where their messages go", Elem: &Field{Type: Object, Description: "Topics, and who receives their messages", Fields: []Field{
				{Name: "topics", Type: List, Description: "Topics, matched exactly", Elem: &Field{Type: String, Format: WebhookTopic, Description: "A topic, such as com.jtl.erp.workflow.v1.item.changed"}},
				{Name: "endpoint", Type: Object, Description: "Receiver of the messages", Fields: []Field{
					{Name: "url", Type: String, Format: URL, Description: "Address that the messages are sent to"},
				}},
			}}},
		}},
	}
}

func paneField() Field {
	return Field{Name: "pane", Aliases: []string{"panes"}, Type: List, Format: IdentifiedList, Description: "Panes next to the lists of JTL-Wawi: a list, although the name is singular", Elem: &Field{Type: Object, Description: "A page of the app next to a list", Fields: []Field{
		{Name: "id", Type: String, Format: Identifier, Requirement: Usual, Description: "Unique among the panes"},
		{Name: "context", Type: String, Format: PaneContext, Requirement: Usual, Description: "The list that the pane is shown next to", Values: paneContexts, Meanings: paneContextMeanings},
		{Name: "title", Type: String, Requirement: Usual, Description: "Heading of the pane", Aliases: []string{"label", "name"}},
		{Name: "url", Type: String, Format: URL, Requirement: Usual, Description: "Page that the pane shows", Aliases: []string{"href", "link"}},
		{Name: "matchChildContext", Type: Bool, Description: "Whether the pane is also shown next to the lists below the context"},
		{Name: "requiredScopes", Type: List, Description: "Scopes of the app that the pane requires", Elem: &Field{Type: String, Format: PaneScope, Description: "A scope that the pane requires"}},
	}}}
}

// paneContexts are those that real apps use; there may be others.
var paneContexts = []string{"customers", "items", "salesorders"}

var paneContextMeanings = []string{"Next to the list of customers", "Next to the list of items", "Next to the list of sales orders"}
