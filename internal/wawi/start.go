package wawi

import (
	"errors"
	"io/fs"
	"path/filepath"
	"strings"

	"github.com/jtlctl/jtlctl/internal/disk"
	"github.com/jtlctl/jtlctl/internal/fault"
)

// Start is an application file to begin with. The comments say what a user
// cannot guess, and to an editor what the file may contain.
const Start = `# yaml-language-server: $schema=https://raw.githubusercontent.com/jtlctl/jtlctl/main/docs/schemas/manifest/app-registration.schema.json

# What the app says of itself when it registers at a JTL-Wawi:
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

# A PNG or JPEG next to this file; it is encoded for the request. Base64 works
# too. The one that wawi init writes is a grey square, for you to replace.
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

// StartFile is the name that WriteStart's file has if the user names none.
const StartFile = "app-registration.yaml"

// StartText returns Start with the name of its file in it.
func StartText(path string) string { return strings.ReplaceAll(Start, "THIS-FILE", path) }

// WriteStart writes Start into a new file, and the picture that it names next to it.
// What is there already is not touched. icon is the path of the picture, "" if there
// was one.
func WriteStart(path string) (icon string, err error) {
	if strings.HasSuffix(strings.ToLower(path), ".json") {
		return "", fault.New(fault.Usage, "%s cannot be written: JSON has no room for the comments", path).
			WithHint("name a .yaml file; `register` reads JSON too if you prefer to write it yourself")
	}
	const shared = 0o644 // the file is the user's to edit and to share, and holds no secret
	err = disk.Create(path, []byte(StartText(path)), shared)
	switch {
	case errors.Is(err, fs.ErrExist):
		return "", fault.New(fault.Usage, "%s is there already, and was not touched", path).WithHint("name another file: `jtlctl wawi init FILE`").WithCause(err)
	case err != nil:
		return "", disk.Fault(fault.Disk, err, "%s cannot be written", path)
	}
	return writeStartIcon(filepath.Dir(path))
}
