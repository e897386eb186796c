package manifest

import "testing"

func TestURLFormatRule(t *testing.T) {
	t.Parallel()
	const (
		page  = "/lifecycle/configurationUrl: lifecycle.configurationUrl "
		tile  = "/capabilities/hub/appLauncher/redirectUrl: capabilities.hub.appLauncher.redirectUrl "
		wrong = "is not a URL that the platform accepts: "
	)
	for url, want := range map[string][]string{
		"https://a.shop/setup":              nil,
		"http://localhost:3000":             nil,
		"https://a.shop/{metadata.tenant}":  nil,
		"https://{ metadata.tenant }.shop/": nil,
		"https://a.shop:port/":              {"warning " + page + "passes the platform's check, but cannot be parsed as a URL", "warning " + tile + "is not an absolute URL: it cannot be parsed"},
		"https:///setup":                    {"warning " + page + "passes the platform's check, but cannot be parsed as a URL", "warning " + tile + "is not an absolute URL: it cannot be parsed"},
		"https://a.shop/{tenant}":           {"error " + page + wrong + "it contains braces"},
		"https://a.shop/\u00a0setup":        {"error " + page + wrong + "it contains white space"},
		"https://a.shop/\ufeffsetup":        {"error " + page + wrong + "it contains white space"},
		"https://a.shop/\u2028":             {"error " + page + wrong + "it contains white space"},
		"https://a.shop/my setup":           {"error " + page + wrong + "it contains white space"},
		"HTTPS://a.shop/":                   {"error " + page + wrong + "the platform requires http:// or https:// in lower case"},
		"Http://a.shop/":                    {"error " + page + wrong + "the platform requires http:// or https:// in lower case"},
		"ftp://a.shop/":                     {"error " + page + wrong + "it does not begin with https://", "warning " + tile + "is not an absolute URL: it does not begin with https://"},
		"":                                  {"error " + page + wrong + "it is empty", "warning " + tile + "is not an absolute URL: it is empty"},
	} {
		expectFindings(t, "url-format", `{"lifecycle":{"configurationUrl":"`+url+`"},"capabilities":{"hub":{"appLauncher":{"redirectUrl":"`+url+`"}}}}`, want...)
	}
}
