package complete

import (
	"github.com/jtlctl/jtlctl/internal/catalog"
	"github.com/jtlctl/jtlctl/internal/console"
	"github.com/jtlctl/jtlctl/internal/platform"
	"github.com/jtlctl/jtlctl/internal/profile"
	"github.com/jtlctl/jtlctl/internal/secret"
	"github.com/jtlctl/jtlctl/internal/verify"
	"github.com/jtlctl/jtlctl/internal/wawi"
)

func profiles(w word) (o offer) {
	known, err := w.app.Configuration().Profiles()
	if err != nil {
		return offer{}
	}
	for _, p := range known {
		meaning := p.Environment
		if p.Current {
			meaning += ", the current profile"
		}
		o.values = append(o.values, value{p.Name, meaning})
	}
	return o
}

// tenants are those that profiles name.
func tenants(w word) (o offer) {
	file, err := w.app.Configuration().Read()
	if err != nil {
		return offer{}
	}
	for _, p := range file.Profiles {
		if tenant := p.Values["tenant_id"]; tenant != "" {
			o.values = append(o.values, value{tenant, "the tenant of the profile " + p.Name})
		}
	}
	return o
}

func settings(word) (o offer) {
	for _, s := range profile.Settings() {
		o.values = append(o.values, value{s.Key, s.Summary})
	}
	return o
}

// settingValues are those of the setting before the word.
func settingValues(w word) offer {
	switch w.args[0] {
	case "environment":
		return list(platform.EnvironmentNames()...)(w)
	case "idp":
		return list(platform.IdentityProviders()...)(w)
	case "auth_method":
		return list(platform.ClientAuths()...)(w)
	case "store":
		return stores(w)
	case "tenant_id":
		return tenants(w)
	case "ca_file":
		return certificates(w)
	case "accessible":
		return list("true", "false")(w)
	}
	return offer{}
}

// stores are those of secrets; a helper is a program in the PATH.
func stores(w word) offer {
	o := list(secret.Names()...)(w)
	path, _ := w.app.Lookup("PATH")
	for _, name := range secret.HelperNames(path) {
		o.values = append(o.values, value{secret.HelperPrefix + name, "docker-credential-" + name})
	}
	return o
}

func installations(w word) (o offer) {
	if w.app.Roots.State == "" {
		return offer{}
	}
	folder := wawi.FolderIn(w.app.Roots.State)
	names, err := folder.Names()
	if err != nil {
		return offer{}
	}
	for _, name := range names {
		meaning := ""
		if record, err := folder.Find(name); err == nil {
			meaning = console.SafeLine(record.Spec().URL)
		}
		o.values = append(o.values, value{name, meaning})
	}
	return o
}

// catalogs are the names that --api accepts.
func catalogs(w word) offer {
	o := offer{values: []value{{catalog.AnyAPI, "every generation"}}}
	entries, err := w.app.Catalogs().Entries()
	if err != nil {
		return o
	}
	for _, e := range entries {
		o.values = append(o.values, value{e.Name, string(e.Origin) + ", " + e.Date})
	}
	return o
}

func importedCatalogs(w word) (o offer) {
	names, err := w.app.Catalogs().ImportedNames()
	if err != nil {
		return offer{}
	}
	return list(names...)(w)
}

// keyIDs are those of the key sets that are cached.
func keyIDs(w word) (o offer) {
	for _, key := range verify.CachedKeys(w.app.Roots.Cache) {
		o.values = append(o.values, value{key.ID, key.Strength()})
	}
	return o
}
