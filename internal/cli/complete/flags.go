package complete

import (
	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"github.com/jtlctl/jtlctl/internal/cli/kit"
	"github.com/jtlctl/jtlctl/internal/lint"
)

// sourceOf returns the source of the values of a flag: that of this flag of this command,
// else the values that the command lists, else that of flags of this name, else that of
// the word that its help has for the value.
func sourceOf(c *cobra.Command, f *pflag.Flag) source {
	if s, ok := flagsOf()[c.CommandPath()+" --"+f.Name]; ok {
		return s
	}
	if values := kit.Values(f); len(values) > 0 {
		return list(values...)
	}
	if s, ok := flagsNamed()[f.Name]; ok {
		return s
	}
	placeholder, _ := pflag.UnquoteUsage(f)
	if s, ok := placeholders()[placeholder]; ok {
		return s
	}
	return nothing
}

// flagsOf are sources of flags of one command.
func flagsOf() map[string]source {
	return map[string]source{
		"jtlctl --output":                 outputs,
		"jtlctl jwks get --kid":           keyIDs,
		"jtlctl manifest lint --api":      either(catalogs, list(lint.APIs()...)),
		"jtlctl manifest lint --rule":     severities,
		"jtlctl proxy --wawi":             installations,
		"jtlctl sandbox serve --manifest": manifests,
		"jtlctl scope infer --api":        catalogs,
		"jtlctl scope infer --manifest":   manifests,
		"jtlctl scope list --api":         catalogs,
		"jtlctl wawi register --app":      manifests,
	}
}

// flagsNamed are sources of flags that mean the same wherever they are.
func flagsNamed() map[string]source {
	return map[string]source{
		"ca-cert": certificates,
		"catalog": documents,
		"graphql": func(word) offer { return filesWith("graphql", "gql", "json") },
		"profile": profiles,
		"store":   stores,
		"tenant":  tenants,
	}
}

// placeholders are sources by the word for the value in the help.
func placeholders() map[string]source {
	return map[string]source{
		"DIR": folders, "DIR|URL": folders, "FILE": anyFile, "GLOB": anyFile, "PATH": anyFile,
		"RESOURCE": resources, "SCOPE": scopes,
	}
}

// outputs are the forms of --output: those of a report too.
func outputs(w word) offer {
	if formats := kit.FormatsOf(w.command); len(formats) > 0 {
		return list(formats...)(w)
	}
	return list("text", "json")(w)
}

func certificates(word) offer { return filesWith("pem", "crt", "cer") }
