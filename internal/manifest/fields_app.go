package manifest

// appFields is what an app.json may hold.
//
// Source: public documentation of the JTL platform and public apps, collected
// in November 2026. The platform's own validator is not public.
func appFields() []Field {
	return []Field{
		{Name: "technicalName", Shape: Text, Format: TechnicalName, Confidence: Documented, Requirement: Required,
			About: "The permanent name of the app, at most 100 characters"},
		{Name: "version", Shape: Text, Format: VersionNumber, Confidence: Documented, Requirement: Required,
			About: "Version of the app: three numbers, such as 1.2.3"},
		{Name: "requirements", Shape: Group, About: "What the app needs of the platform", Fields: []Field{
			{Name: "minCloudApiVersion", Shape: Text, Aliases: []string{"minErpVersion", "minApiVersion"}, About: "The oldest cloud API that the app works with; new apps omit it"},
		}},
		{Name: "lifecycle", Shape: Group, Requirement: Usual, About: "Pages that the platform opens during the life of an installation", Fields: lifecycleFields()},
		{Name: "capabilities", Shape: Group, About: "Where the app appears and what it may use", Fields: []Field{
			{Name: "hub", Shape: Group, About: "The app in the hub", Fields: []Field{
				{Name: "appLauncher", Shape: Group, About: "The app's tile in the hub", Fields: []Field{
					{Name: "redirectUrl", Shape: Text, Format: URL, About: "Page that the tile opens"},
					{Name: "closedPreviewUrl", Shape: Text, Format: URL, Status: Retired},
				}},
			}},
			{Name: "erp", Shape: Group, About: "The app in JTL-Wawi", Fields: erpFields()},
		}},
		{Name: "authentication", Shape: Group, About: "How the app signs in", Fields: []Field{
			{Name: "publicClient", Shape: Group, About: "Sign-in of users in the browser", Fields: []Field{
				{Name: "redirectUris", Shape: List, About: "Pages that a sign-in may return to", Of: &Field{Shape: Text, Format: URL}},
				{Name: "postLogoutRedirectUris", Shape: List, About: "Pages that a sign-out may return to", Of: &Field{Shape: Text, Format: URL}},
			}},
			{Name: "serviceAccount", Shape: Group, About: "Sign-in of the app's backend", Fields: []Field{
				{Name: "clientCredentials", Shape: Flag, About: "Whether the backend fetches tokens with client ID and client secret"},
				{Name: "description", Shape: Text, About: "What the backend does with its access"},
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
		{Name: "configurationUrl", Shape: Text, Format: LifecycleURL, Confidence: Documented, Requirement: Usual, About: "Page that is loaded when a merchant installs the app; no two apps share one"},
		{Name: "setupUrl", Shape: Text, Format: LifecycleURL, Confidence: Documented, Status: Renamed, Replacement: "configurationUrl"},
		{Name: "connectUrl", Shape: Text, Format: LifecycleURL, Confidence: Documented, Status: Retired},
		{Name: "disconnectUrl", Shape: Text, Format: LifecycleURL, Confidence: Documented, Status: Retired},
	}
}

func erpFields() []Field {
	return []Field{
		{Name: "menuItems", Shape: List, Format: IdentifiedList, About: "Entries of the app in the menu", Of: &Field{Shape: Group, Fields: []Field{
			{Name: "id", Shape: Text, Format: Identifier, Requirement: Usual, About: "Unique among the menu items"},
			{Name: "name", Shape: Text, Requirement: Usual, About: "What the menu shows", Aliases: []string{"label", "title", "text"}},
			{Name: "url", Shape: Text, Format: URL, Requirement: Usual, About: "Page that the entry opens", Aliases: []string{"href", "link"}},
			{Name: "children", Status: Retired},
		}}},
		paneField(),
		{Name: "panel", Status: Renamed, Replacement: "pane"},
		{Name: "headless", Status: Retired},
		{Name: "tabs", Status: Retired},
		{Name: "api", Shape: Group, About: "What the app may use of the API", Fields: []Field{
			{Name: "scopes", Shape: List, Format: ScopeList, Confidence: Documented, About: "The scopes that the app requests", Of: &Field{Shape: Text, Format: ScopeName, Confidence: Documented}},
		}},
		{Name: "webhooks", Shape: Group, About: "Events that the app subscribes to", Fields: []Field{
			{Name: "subscriptions", Shape: List, About: "Topics and where their messages go", Of: &Field{Shape: Group, Fields: []Field{
				{Name: "topics", Shape: List, About: "Topics, matched exactly", Of: &Field{Shape: Text, Format: WebhookTopic}},
				{Name: "endpoint", Shape: Group, About: "Receiver of the messages", Fields: []Field{
					{Name: "url", Shape: Text, Format: URL, About: "Address that the messages are sent to"},
				}},
			}}},
		}},
	}
}

func paneField() Field {
	return Field{Name: "pane", Aliases: []string{"panes"}, Shape: List, Format: IdentifiedList, About: "Panes next to the lists of JTL-Wawi: a list, although the name is singular", Of: &Field{Shape: Group, Fields: []Field{
		{Name: "id", Shape: Text, Format: Identifier, Requirement: Usual, About: "Unique among the panes"},
		{Name: "context", Shape: Text, Format: PaneContext, Requirement: Usual, About: "The list that the pane is shown next to", Values: paneContexts},
		{Name: "title", Shape: Text, Requirement: Usual, About: "Heading of the pane", Aliases: []string{"label", "name"}},
		{Name: "url", Shape: Text, Format: URL, Requirement: Usual, About: "Page that the pane shows", Aliases: []string{"href", "link"}},
		{Name: "matchChildContext", Shape: Flag, About: "Whether the pane is also shown next to the lists below the context"},
		{Name: "requiredScopes", Shape: List, About: "Scopes of the app that the pane requires", Of: &Field{Shape: Text, Format: PaneScope}},
	}}}
}

// paneContexts are those that real apps prove; there may be others.
var paneContexts = []string{"customers", "items", "salesorders"}
