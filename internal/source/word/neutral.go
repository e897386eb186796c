package word

import (
	"slices"
)

var (
	// PlatformWords are words in the names of the platform.
	PlatformWords = NewSet("jtl wawi erp eazybusiness jtlcloud jtlerp jtlwawi jtlapi wawiapi erpapi jtlclient erpclient wawiclient")
	// NeutralWords say nothing of whose address it is.
	NeutralWords = NewSet("base url uri api host root endpoint service services server client http https rest prefix path env process import meta vite next public nuxt react app config settings options properties this self my the " +
		"get address domain port scheme protocol full origin static const v1 v2 os environ getenv setting value val str string i o c s r u b p x resource href target address main default current cfg conf configuration props " +
		"opts request req res data input args arg ctx context instance axios ky fetch guzzle httpclient conn connection session gateway remote external cloud tenant version apiurl baseurl apibase apiroot " +
		"runtime provider use private public protected class object factory manager helper util utils lib core common shared sdk wrapper handler repository adapter proxy integration connector sync job worker task " +
		"order orders item items customer customers stock stocks invoice invoices product products sales delivery return returns warehouse warehouses category categories company companies supplier suppliers price prices " +
		"new create do send call execute load read list post put patch delete fetch ajax query async json as from with to by of and or not all one")
	// ServerWords are words in the names of clients of the app's own server.
	ServerWords = NewSet("backend bff")
	// OwnWords are words in the names of addresses of the app's own server.
	OwnWords = NewSet("backend bff own frontend self local location window shop web site webshop storefront portal admin")
)

// IsNeutral reports whether no word of a name says that an address is of others.
func IsNeutral(all []string) bool {
	return !slices.ContainsFunc(all, func(w string) bool { return OwnWords.Has(w) || !NeutralWords.Has(w) && !PlatformWords.Has(w) })
}

// ClientWords are words in the names of HTTP clients.
var ClientWords = NewSet("http https client api axios ky rest requests session wawi jtl erp httpx guzzle ureq surf httpclient webclient resty gateway connection conn faraday httparty agent fetcher service request ajax restclient resttemplate curl net reqwest okhttp webclient sdk superagent got")

// HasClientWord reports whether a word is one of the names of HTTP clients.
func HasClientWord(all []string) bool {
	return slices.ContainsFunc(all, ClientWords.Has)
}
