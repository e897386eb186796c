package cloud

import (
	"strings"
	"testing"

	"github.com/jtlctl/jtlctl/internal/fault"
	"github.com/jtlctl/jtlctl/internal/fault/faulttest"
)

func TestAddress(t *testing.T) {
	t.Parallel()
	const api = "https://api.jtl-cloud.com"
	for path, want := range map[string]string{
		"/v2/items": "/erp/v2/items", "v2/items": "/erp/v2/items", "v3/items?a=b": "/erp/v3/items?a=b", "/v1/customers": "/erp/v1/customers", "/v2": "/erp/v2",
		"/erp/v2/items": "/erp/v2/items", "erp/items": "/erp/items", "/erp": "/erp", "/account/identity": "/account/identity", "/": "/", "/variations": "/variations",
		"/v2/items/a%2Fb": "/erp/v2/items/a%2Fb", "/v2/a b": "/erp/v2/a%20b", "/v2/items?n=ä b&d=/../x": "/erp/v2/items?n=%C3%A4%20b&d=/../x", "/v2/a..b/...x": "/erp/v2/a..b/...x",
		"https://api.jtl-cloud.com/any?x=1": "/any?x=1", "HTTPS://API.jtl-cloud.com:443/v2/items": "/v2/items",
	} {
		if got, err := Address(api, path); err != nil || got.String() != api+want {
			t.Errorf("%s: %v, %v", path, got, err)
		}
	}
	if got, err := Address("http://127.0.0.1:7373/api/", "/v2/a%2Fb"); err != nil || got.String() != "http://127.0.0.1:7373/api/erp/v2/a%2Fb" {
		t.Errorf("an API with a path: %v, %v", got, err)
	}
}

func TestAddress_refused(t *testing.T) {
	t.Parallel()
	for path, says := range map[string]string{
		"https://u:secret@api.jtl-cloud.com/x": "user name", "https://u@api.jtl-cloud.com/x": "user name", "//evil.example/x": "names another host", "https://evil.example/x": "is not one of the API",
		"http://api.jtl-cloud.com/x": "is not one of the API", "https://api.jtl-cloud.com:8443/x": "is not one of the API", "https://api.jtl-cloud.com.evil.example/": "is not one of the API",
		"https:api.jtl-cloud.com/x": "is not one of the API", "javascript:alert(1)": "is not one of the API", `/v2\items`: "backslash", "/v2/a%5cb": "backslash", "/v2/a%255cb": "backslash", `\\host\x`: "backslash",
		"/v2/a\nb": "control character", "/v2/a%0ab": "control character", "/v2/%00": "control character", "/v2/a\u0085": "control character", "/v2/items?a=\r\n": "control character",
		"/v2/../x": ". or ..", "/v2/./x": ". or ..", "..": ". or ..", "/v2/%2e%2e/x": ". or ..", "/v2/.%2E": ". or ..", "/v2/%252e%252e/x": ". or ..", "/v2/..%2fx": ". or ..", "/v2/..;a/x": ". or ..", "v2/..": ". or ..",
		"/v2/items#a": "has a #", "/v2/items#": "has a #", "/v2/%zz": "is not one that can be called", "items": "is not one of the API", "graphql": "`jtlctl api graphql` sends queries", "graphq": "`jtlctl api graphql` sends queries", "": "is not one of the API", "?a=b": "is not one of the API", "/v2/items/?x=a\\b": "backslash",
		"GET": "no path after the method GET", "post": "no path after the method post",
		"C:/Program Files/Git/v2/items": "Git Bash", `D:\msys64\erp\items`: "Git Bash", "c:/Program Files/Git/account/x": "Git Bash",
	} {
		text := faulttest.Want(t, errorOf(Address("https://api.jtl-cloud.com", path)), fault.Usage, says)
		if strings.Contains(text, "secret") {
			t.Error(text)
		}
	}
	faulttest.Want(t, errorOf(Address("https://api.jtl-cloud.com", "C:/Program Files/Git/v2/items?a=b")), fault.Usage, "leave the first slash away: v2/items?a=b")
	faulttest.Want(t, errorOf(Address("https://api.jtl-cloud.com", `C:\Users\erp\v2\Git\v2\items`)), fault.Usage, "leave the first slash away: v2/items")
	faulttest.Want(t, errorOf(Address("https://api.jtl-cloud.com", "C:/Users/erp/PortableGit/erp?a=v2/b")), fault.Usage, "leave the first slash away: erp?a=v2/b")
	faulttest.Want(t, errorOf(Address("https://api.jtl-cloud.com", "C:/Program Files/Git/account/x")), fault.Usage, "MSYS_NO_PATHCONV=1")
}

func errorOf[T any](_ T, err error) error { return err }
