package api

import (
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"github.com/jtlctl/jtlctl/internal/cli/kit"
	"github.com/jtlctl/jtlctl/internal/cloud"
)

// completeRequest offers methods and the paths of the catalogues.
func completeRequest(a *kit.App) cobra.CompletionFunc {
	return func(_ *cobra.Command, args []string, typed string) ([]string, cobra.ShellCompDirective) {
		index, err := a.CloudScopes()
		if err != nil || len(args) > 1 {
			return nil, cobra.ShellCompDirectiveNoFileComp
		}
		method, offered := "GET", []string{}
		if len(args) == 1 {
			method = strings.ToUpper(args[0])
		} else {
			offered = cloud.Methods()
		}
		offered = append(offered, cloud.Paths(index, method, typed)...)
		return slices.DeleteFunc(offered, func(text string) bool { return !strings.HasPrefix(text, typed) }), cobra.ShellCompDirectiveNoFileComp
	}
}
