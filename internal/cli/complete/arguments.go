package complete

import "github.com/jtlctl/jtlctl/internal/cli/kit"

// arguments are the sources of the arguments of commands, by their path; one that is not
// here offers nothing.
func arguments() map[string]source {
	return map[string]source{
		"jtlctl api":             position(either(methods, cloudPaths), cloudPaths),
		"jtlctl completion":      position(list("bash", "zsh", "fish", "powershell")),
		"jtlctl config get":      position(settings),
		"jtlctl config set":      position(settings, settingValues),
		"jtlctl config unset":    position(settings),
		"jtlctl help":            helpPages,
		"jtlctl jwt verify":      position(tokenFile),
		"jtlctl manifest doc":    position(manifests),
		"jtlctl manifest lint":   manifests,
		"jtlctl manifest rules":  position(rules),
		"jtlctl manifest schema": position(schemaKinds),
		"jtlctl manifest scopes": position(manifests),
		"jtlctl profile delete":  position(profiles),
		"jtlctl profile use":     position(profiles),
		"jtlctl scope diff":      position(either(installations, manifests), either(installations, manifests)),
		"jtlctl scope for":       position(either(methods, anyPaths, fields), anyPaths),
		"jtlctl scope forget":    position(importedCatalogs),
		"jtlctl scope import":    position(documents),
		"jtlctl scope infer":     anyFile,
		"jtlctl scope show":      position(scopes),
		"jtlctl token exec":      anyFile, // as a shell does for arguments that it does not know
		"jtlctl wawi add":        position(installations),
		"jtlctl wawi call":       position(either(installations, methods), either(ifMethod(wawiPaths), ifName(methods)), ifName(wawiPaths)),
		"jtlctl wawi check":      position(installations),
		"jtlctl wawi export":     position(installations),
		"jtlctl wawi forget":     position(installations),
		"jtlctl wawi init":       position(manifests),
		"jtlctl wawi key":        position(installations),
		"jtlctl wawi register":   position(installations),
		"jtlctl wawi resume":     position(installations),
		"jtlctl wawi status":     position(installations),
	}
}

// position offers what the argument at each position can be.
func position(sources ...source) source {
	return func(w word) offer {
		if len(w.args) >= len(sources) {
			return offer{}
		}
		return sources[len(w.args)](w)
	}
}

// either offers what all of several sources do.
func either(sources ...source) source {
	return func(w word) (all offer) {
		for _, s := range sources {
			one := s(w)
			all.values = append(all.values, one.values...)
			all.files, all.folders, all.open = all.files || one.files, all.folders || one.folders, all.open || one.open
		}
		return all
	}
}

// list offers words without explanations.
func list(words ...string) source {
	return func(word) (o offer) {
		for _, text := range words {
			o.values = append(o.values, value{text, meaningOf(text)})
		}
		return o
	}
}

// helpPages are the commands and topics below the one before the word.
func helpPages(w word) (o offer) {
	found, rest, err := w.command.Root().Find(w.args)
	if err != nil || len(rest) > 0 {
		return offer{}
	}
	for _, sub := range found.Commands() {
		if !sub.Hidden || kit.IsTopic(sub) {
			o.values = append(o.values, value{sub.Name(), sub.Short})
		}
	}
	return o
}

func nothing(word) offer   { return offer{} }
func anyFile(word) offer   { return offer{files: true} }
func folders(word) offer   { return offer{folders: true} }
func manifests(word) offer { return filesWith("json", "yaml", "yml") }
func documents(word) offer { return filesWith("json", "yaml", "yml") }

func filesWith(extensions ...string) offer { return offer{files: true, extensions: extensions} }

// tokenFile is the file of `jwt verify --batch`; a token is nothing to complete.
func tokenFile(w word) offer {
	if w.command.Flags().Changed("batch") {
		return offer{files: true}
	}
	return offer{}
}
