package eval

import (
	"slices"
	"strings"
)

// sameFunctions return the address that they are given.
var sameFunctions = []string{
	"String", "str", "string", "Uri", "URI", "URL", "Url", "URI.create", "URI.parse", "Url.parse", "HttpUrl.parse", "HttpUrl.get", "Url.Parse", "url.Parse", "Addressable.URI.parse",
	"UriComponentsBuilder.fromHttpUrl", "UriComponentsBuilder.fromUriString", "Uri.parse", "UriBuilder", "HttpUrl", "rtrim", "trim", "ltrim", "String.valueOf", "unref", "toValue", "Object.freeze",
	"java.net.URL", "java.net.URI.create", "System.Uri", "Some", "Ok", "reqwest.Url.parse", "url", "httpx.URL", "yarl.URL", "strval", "Kernel.URI", "strings.TrimRight", "strings.TrimSuffix", "fromHttpUrl", "fromUriString",
	"strtolower", "strtoupper", "URIBuilder", "FlurlClient", "trimEnd", "QueryHelpers.AddQueryString", "http_build_url", "withoutTrailingSlash", "stripSlash", "str_replace3",
}

// joinFunctions join their arguments to an address.
var joinFunctions = []string{"urljoin", "urllib.parse.urljoin", "parse.urljoin", "url.JoinPath", "path.Join", "path.join", "path.posix.join", "Path.Combine", "URI.join", "File.join", "urlJoin", "joinURL", "joinUrl", "urljoin.urljoin", "posixpath.join", "Url.Combine", "String.Concat", "string.Concat", "withBase", "implode2", "Flurl.Url.Combine", "concat!"}

// formatFunctions put their arguments into the first.
var formatFunctions = []string{"fmt.Sprintf", "sprintf", "String.format", "string.Format", "String.Format", "format", "format!", "vsprintf", "util.format", "Kernel.format", "std.format!", "string.format"}

// settingFunctions are functions that look a setting up.
var settingFunctions = []string{"getenv", "env", "config", "get_env", "ENV.fetch", "os.Getenv", "os.getenv", "os.environ.get", "System.getenv", "System.getProperty", "Environment.GetEnvironmentVariable", "Config.get", "env.get", "config.get", "settings.get", "ENV.get", "std.env.var", "env.var", "viper.GetString", "this.config.get", "this.configService.get", "configService.get", "config", "env!", "option_env!"}

// IsAddressFunction reports whether a call only makes an address or looks one up.
func IsAddressFunction(names []string) bool {
	name := strings.Join(names, ".")
	return slices.Contains(sameFunctions, name) && name != "url" || slices.Contains(joinFunctions, name) || slices.Contains(formatFunctions, name) || slices.Contains(settingFunctions, name)
}
