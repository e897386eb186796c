package credential

import (
	"cmp"
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/jtlctl/jtlctl/internal/disk"
	"github.com/jtlctl/jtlctl/internal/fault"
	"github.com/jtlctl/jtlctl/internal/platform"
	"github.com/jtlctl/jtlctl/internal/profile"
	"github.com/jtlctl/jtlctl/internal/secret"
)

// EnvFile is what a file of a project says of an app.
type EnvFile struct {
	Path     string
	ClientID string
	Secret   secret.String
	Issuer   string
	AppID    string
	APIURL   string
	TokenURL string
	TenantID string
	// emptySecret is the name of a secret that is there without a value.
	emptySecret string
	twice       []string // names with two values
	cut         []string // names whose value ends right before a #
}

// The names of an app's credentials in files, as the platform's project generator
// writes them (.env of Node and PHP; JtlPlatform in appsettings.json of .NET, and
// as environment variables), seen on 2026-11-26, and jtlctl's own. A name of
// JtlPlatform is in lower case with a colon, as .NET compares it.
var (
	clientIDNames = []string{"CLIENT_ID", "JTL_CLIENT_ID", "jtlplatform:clientid"}
	secretNames   = []string{"CLIENT_SECRET", "JTL_CLIENT_SECRET", "jtlplatform:clientsecret"}
	issuerNames   = []string{"JTL_ISSUER", "jtlplatform:issuer"}
	appIDNames    = []string{"JTL_APP_ID", "jtlplatform:appid"}
	apiNames      = []string{"JTL_API_BASE", "JTLCTL_API_URL", "jtlplatform:apibase"}
	tokenURLNames = []string{"JTLCTL_TOKEN_URL"}
	tenantNames   = []string{"JTL_TENANT_ID"}
)

// frontEndPrefix begins the names of variables that Vite puts into the program
// of the browser: a file of them has no secret.
const frontEndPrefix = "VITE_"

// ParseEnvFile reads a .env file, or appsettings.json.
func ParseEnvFile(path string, content []byte) (EnvFile, error) {
	text := string(disk.Text(content))
	var values map[string]string
	var twice, cut map[string]bool
	isJSON := strings.EqualFold(filepath.Ext(path), ".json") || strings.HasPrefix(strings.TrimSpace(text), "{")
	if isJSON {
		var err error
		if values, err = appSettings(text); err != nil {
			return EnvFile{}, err
		}
	} else {
		values, twice, cut = parseDotEnv(text)
		for name, value := range values {
			if key, ok := configurationKey(name); ok {
				values[key] = value
				twice[key] = twice[key] || twice[name]
				cut[key] = cut[name]
			}
		}
	}
	f := EnvFile{Path: path}
	var clientSecret string
	for _, field := range []struct {
		to    *string
		names []string
	}{
		{&f.ClientID, clientIDNames},
		{&clientSecret, secretNames},
		{&f.Issuer, issuerNames},
		{&f.AppID, appIDNames},
		{&f.APIURL, apiNames},
		{&f.TokenURL, tokenURLNames},
		{&f.TenantID, tenantNames},
	} {
		var err error
		if *field.to, err = only(values, field.names); err != nil {
			return EnvFile{}, err
		}
		for _, name := range field.names {
			if twice[name] {
				f.twice = append(f.twice, name)
			}
			if cut[name] {
				f.cut = append(f.cut, name)
			}
		}
	}
	f.Secret = secret.New(clientSecret)
	for _, name := range secretNames {
		if value, found := values[name]; found && value == "" && clientSecret == "" {
			f.emptySecret = cmp.Or(f.emptySecret, written(name))
		}
	}
	if f.ClientID != "" || clientSecret != "" || f.emptySecret != "" {
		return f, nil
	}
	for name := range values {
		if strings.HasPrefix(name, frontEndPrefix) {
			return EnvFile{}, fault.New(fault.Input, "it is the file of the front end (its names begin with %s), which holds no secret", frontEndPrefix).
				WithHint("the backend's file has the client secret: name that one with --env-file")
		}
	}
	if isJSON {
		return EnvFile{}, fault.New(fault.Input, "it has no object JtlPlatform with ClientId and ClientSecret").
			WithHint("the project's generator writes them into appsettings.Local.json")
	}
	return EnvFile{}, fault.New(fault.Input, "there is no CLIENT_ID or no CLIENT_SECRET in it").
		WithHint("a .env file has CLIENT_ID and CLIENT_SECRET, an appsettings.json the object JtlPlatform")
}

// written is a name as the platform's generator writes it.
func written(name string) string {
	switch name {
	case "jtlplatform:clientid":
		return "JtlPlatform:ClientId"
	case "jtlplatform:clientsecret":
		return "JtlPlatform:ClientSecret"
	case "jtlplatform:issuer":
		return "JtlPlatform:Issuer"
	case "jtlplatform:appid":
		return "JtlPlatform:AppId"
	}
	return name
}

// configurationKey is the key of .NET's configuration that an environment
// variable sets, if it is one of those that are read.
func configurationKey(name string) (string, bool) {
	key := strings.ReplaceAll(strings.ToLower(name), "__", ":")
	return key, strings.HasPrefix(key, "jtlplatform:")
}

// only returns the one value that names have; "" if they have none.
func only(values map[string]string, names []string) (string, error) {
	value, by := "", ""
	for _, name := range names {
		switch found := values[name]; {
		case found == "":
		case value != "" && found != value:
			return "", fault.New(fault.Input, "it has %s and %s, with different values", written(by), written(name)).WithHint("remove the one that does not count")
		default:
			value, by = found, name
		}
	}
	return value, nil
}

// readEnvFile reads the file that --env-file names.
func (l login) readEnvFile(path string) (*EnvFile, error) {
	content, err := readGuarded(path, "credentials", disk.EnvFile, "--env-file", l.Warn)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, fault.From(err).WithHint("name the file that `npm run register` has written, or leave --env-file out to be asked")
	}
	if err != nil {
		return nil, err
	}
	f, err := ParseEnvFile(path, content)
	if err != nil {
		inner := fault.From(err)
		return nil, fault.New(fault.Input, "the file %s cannot be used: %s (from --env-file)", path, inner.Message).WithHint("%s", inner.Hint)
	}
	for _, name := range f.twice {
		l.Warn("the file %s has %s twice, with different values: the last is used, as Node does; PHP uses the first", path, written(name))
	}
	for _, name := range f.cut {
		l.Warn("in the file %s the value of %s ends before a #, as Node and PHP read it; put it in quotes if the # is a part of it", path, written(name))
	}
	for key, value := range f.settings() {
		if value != "" {
			err = cmp.Or(err, profile.CheckValue(key, value))
		}
	}
	if f.Issuer != "" {
		err = cmp.Or(err, profile.CheckValue("idp", f.Issuer))
	}
	return &f, fault.WithOrigin(err, path)
}

// settings are those that the file has, by key, but for the identity provider.
func (f *EnvFile) settings() map[string]string {
	settings := map[string]string{"app_id": f.AppID, "api_url": f.APIURL, "tenant_id": f.TenantID}
	if !f.Secret.Empty() { // no other secret goes where the file wants it
		settings["token_url"] = f.TokenURL
	}
	return settings
}

// findEnvFiles lists the files of the current folder that have an app's
// credentials. It reports nothing about those that cannot be read.
func (l login) findEnvFiles() []EnvFile {
	entries, err := os.ReadDir(cmp.Or(l.Project, "."))
	if err != nil {
		return nil
	}
	var found []EnvFile
	for _, entry := range entries {
		path := filepath.Join(l.Project, entry.Name())
		info, err := os.Stat(path)
		if !isEnvFile(entry.Name()) || err != nil || !info.Mode().IsRegular() {
			continue
		}
		if f, err := loadEnvFile(path); err == nil && f.ClientID != "" && !f.Secret.Empty() {
			found = append(found, f)
		}
	}
	return found
}

func loadEnvFile(path string) (EnvFile, error) {
	content, err := disk.ReadNamed(path, maxFile)
	if err != nil {
		return EnvFile{}, err
	}
	return ParseEnvFile(path, content)
}

// isEnvFile reports whether a file has the name of one with credentials: .env,
// .env.local, appsettings.json, appsettings.Local.json, but no sample of one.
func isEnvFile(name string) bool {
	lower := strings.ToLower(name)
	if slices.Contains([]string{".example", ".sample", ".template", ".dist"}, filepath.Ext(lower)) {
		return false
	}
	return lower == ".env" || strings.HasPrefix(lower, ".env.") || strings.HasPrefix(lower, "appsettings.") && strings.HasSuffix(lower, ".json")
}

// differs reports whether two files are of different apps or servers.
func (f EnvFile) differs(other EnvFile) bool {
	disagree := func(a, b string) bool { return a != "" && b != "" && a != b }
	return f.ClientID != other.ClientID || !f.Secret.Equal(other.Secret) || f.Issuer != other.Issuer || f.TokenURL != other.TokenURL ||
		disagree(f.AppID, other.AppID) || disagree(f.APIURL, other.APIURL) || disagree(f.TenantID, other.TenantID)
}

// offerEnvFile asks whether the credentials of a file in the current folder are
// to be used; nil if there is none, or nobody wants it. Files that disagree are
// not merged, and none of them is offered.
func (l login) offerEnvFile(ctx context.Context) (*EnvFile, error) {
	found := l.findEnvFiles()
	if len(found) == 0 || !l.Prompts.canAsk() {
		return nil, nil
	}
	first := found[0]
	for _, other := range found[1:] {
		if first.differs(other) {
			l.Warn("%s and %s have different credentials, and neither is used: name one with --env-file", first.Path, other.Path)
			return nil, nil
		}
	}
	provider := ""
	if p, err := platform.ProviderOf(cmp.Or(platform.Origin(first.TokenURL), first.Issuer)); err == nil {
		provider = " for " + cmp.Or(p.Host(), p.Name())
	}
	yes, err := l.Prompts.Confirm(ctx, "Use the credentials in "+first.Path+" (client "+first.ClientID+provider+")", "--env-file "+first.Path)
	if err != nil || !yes {
		return nil, err
	}
	return l.readEnvFile(first.Path)
}

// instead says how a client ID can be given without a prompt.
func (l login) instead() string {
	if found := l.findEnvFiles(); len(found) > 0 {
		return "--client-id or --env-file; this folder has " + found[0].Path + ": `jtlctl auth login --env-file " + disk.ShellWord(found[0].Path) + "`"
	}
	return "--client-id or --env-file"
}
