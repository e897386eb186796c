package wawi

// Start is an application file to begin with. The comments say what a user
// cannot guess.
const Start = `# What the app says of itself when it registers at a JTL-Wawi:
#   jtlctl wawi register --url http://127.0.0.1:64110/api/eazybusiness --app THIS-FILE
# Letter case of the names does not matter. JSON works as well as YAML.

# Identifies the app. A Wawi knows one registration of it: a second one makes
# the first key invalid.
AppId: my-company/my-app
DisplayName: My app
Description: What the app does for the merchant who has to approve it
Version: 1.0.0
ProviderName: My company
ProviderWebsite: https://my-company.example

# A PNG or JPEG beside this file; it is encoded for the request. Base64 is
# taken too.
AppIcon: icon.png

# Without these the app cannot work: the merchant grants all or none.
MandatoryApiScopes:
  - items.read

# The merchant can refuse these one by one. Scopes cannot be added to a
# registration later, so list here what later features will need.
OptionalApiScopes:
  - salesorders.read

# OneInstance, MultiInstance, PerUserInstance or PerUserLoginInstance
# RegistrationType: OneInstance

# LocalizedDisplayNames:
#   - LanguageIso: de
#     Name: Meine App
# LocalizedDescriptions:
#   - LanguageIso: de
#     Name: Was die App für den Händler tut
`
