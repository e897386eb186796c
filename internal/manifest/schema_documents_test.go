package manifest

// Documents with every field, in which lint finds nothing.
const (
	wholeApp = `{
  "$schema": "./app.schema.json",
  "technicalName": "stock-watch",
  "version": "1.0.0",
  "requirements": {"minCloudApiVersion": "2.0"},
  "lifecycle": {"configurationUrl": "https://stock.example/setup"},
  "capabilities": {
    "hub": {"appLauncher": {"redirectUrl": "https://stock.example/start"}},
    "erp": {
      "menuItems": [{"id": "a", "name": "Stock", "url": "https://stock.example/a"}],
      "pane": [{"id": "b", "context": "items", "title": "Stock", "url": "https://stock.example/b", "matchChildContext": true, "requiredScopes": ["items.read"]}],
      "api": {"scopes": ["items.read", "inventories.read"]},
      "webhooks": {"subscriptions": [{"topics": ["com.jtl.erp.workflow.v1.item.changed"], "endpoint": {"url": "https://stock.example/events"}}]}
    }
  },
  "authentication": {
    "publicClient": {"redirectUris": ["https://stock.example/in"], "postLogoutRedirectUris": ["https://stock.example/out"]},
    "serviceAccount": {"clientCredentials": true, "description": "Reads the stock"}
  }
}`

	wholeListing = `{
  "version": "1.0.0", "defaultLocale": "de-DE", "distributionType": "PUBLIC",
  "name": {"de-DE": {"short": "Bestand", "full": "Bestand im Blick"}},
  "description": {"de-DE": {"short": "Bestand", "full": "Bestand im Blick"}},
  "benefits": {"de-DE": ["a", "b", "c"]},
  "category": {"main": "a", "sub": ["b"]},
  "media": {"icons": {"light": "https://stock.example/l.png", "dark": "https://stock.example/d.png"}, "screenshots": ["https://stock.example/s.png"], "video": "https://stock.example/v"},
  "compatibility": {"products": {"de-DE": ["JTL-Wawi"]}, "productsNotes": "none", "minVersions": {"JTL-Wawi": "2.0"}},
  "pricing": {"subscriptionTiers": [{"id": "a", "content": {"de-DE": {"name": "a", "description": "b", "features": ["c"]}}, "isFree": false, "isMostPopular": true, "monthlyPriceEur": 1, "annualPriceEur": 10}]},
  "support": {"url": {"de-DE": "https://stock.example/help"}, "documentation": {"de-DE": "https://stock.example/guide"}},
  "legal": {"privacyPolicy": "https://stock.example/p", "termsOfUse": "https://stock.example/t", "gdpr": {"request": "https://stock.example/r", "delete": "https://stock.example/x"}}
}`

	wholeRequest = `{
  "AppId": "acme/stock-watch", "DisplayName": "Stock", "Description": "Watches the stock", "Version": "1.0.0", "ProviderName": "Acme", "ProviderWebsite": "https://acme.example",
  "MandatoryApiScopes": ["items.read"], "OptionalApiScopes": ["salesorders.read"], "AppIcon": "` + wholeIcon + `",
  "LocalizedDisplayNames": [{"LanguageIso": "de", "Name": "Bestand"}], "LocalizedDescriptions": [{"LanguageIso": "de", "Name": "Achtet auf den Bestand"}],
  "RegistrationType": 1, "Signature": "a", "SignatureData": "b", "ChallengeCode": "0123456789"
}`

	wholeApplication = `AppId: acme/stock-watch
displayname: Stock
DESCRIPTION: Watches the stock
Version: 1.0
ProviderName: Acme
ProviderWebsite: https://acme.example
MandatoryApiScopes: [items.read]
OptionalApiScopes: [salesorders.read]
AppIcon: icon.png
LocalizedDisplayNames: [{LanguageIso: de, name: Bestand}]
LocalizedDescriptions: [{languageiso: de, Name: Achtet auf den Bestand}]
RegistrationType: multiinstance
Signature:
SignatureData: b
`

	// wholeIcon is a picture of one point.
	wholeIcon = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAQAAAC1HAwCAAAAC0lEQVR42mNk+A8AAQUBAScY42YAAAAASUVORK5CYII="
)
