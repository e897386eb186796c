package wawi

import (
	"bytes"
	"context"
	"encoding/json"
	"io"
	"net/http"
	"net/url"
	"strings"

	"github.com/jtlctl/jtlctl/internal/erp"
)

// identity is what every request says of who asks.
type identity struct {
	appID, version, challenge string
}

// Request writes the request of a generation: 1.x has names in PascalCase, 2.x in
// camelCase.
func (a App) Request(g erp.Generation, icon string) ([]byte, error) {
	values := map[string]any{
		"AppId": a.AppID, "DisplayName": a.DisplayName, "Description": a.Description, "Version": a.Version,
		"ProviderName": a.ProviderName, "ProviderWebsite": a.ProviderWebsite,
		"MandatoryApiScopes": a.Mandatory, "AppIcon": icon,
	}
	if len(a.Optional) > 0 {
		values["OptionalApiScopes"] = a.Optional
	}
	if len(a.Names) > 0 {
		values["LocalizedDisplayNames"] = localizedBody(a.Names, g)
	}
	if len(a.Descriptions) > 0 {
		values["LocalizedDescriptions"] = localizedBody(a.Descriptions, g)
	}
	if a.Type != nil {
		values["RegistrationType"] = *a.Type
	}
	if a.Signature != "" {
		values["Signature"] = a.Signature
	}
	if a.SignatureData != "" {
		values["SignatureData"] = a.SignatureData
	}
	return json.Marshal(cased(values, g))
}

func localizedBody(texts []Localized, g erp.Generation) []map[string]any {
	var list []map[string]any
	for _, l := range texts {
		list = append(list, cased(map[string]any{"LanguageIso": l.Language, "Name": l.Text}, g))
	}
	return list
}

func cased(values map[string]any, g erp.Generation) map[string]any {
	if g == erp.V1 {
		return values
	}
	camel := map[string]any{}
	for name, value := range values {
		camel[strings.ToLower(name[:1])+name[1:]] = value
	}
	return camel
}

// request makes a request of the registration. The challenge code goes only to the
// Wawi: redirects are not followed.
func (t Target) request(ctx context.Context, method, path string, who identity, body []byte) (*http.Request, error) {
	var content io.Reader
	if body != nil {
		content = bytes.NewReader(body)
	}
	r, err := http.NewRequestWithContext(ctx, method, t.URL+t.below()+path, content)
	if err != nil {
		return nil, err
	}
	r.Header.Set("api-version", t.API.String())
	r.Header.Set("Accept", "application/json")
	if body != nil {
		r.Header.Set("Content-Type", "application/json") // with a charset the ERP API rejects it
	}
	if who.appID != "" {
		r.Header.Set("X-AppId", who.appID)
		r.Header.Set("X-AppVersion", who.version)
	}
	if who.challenge != "" {
		r.Header.Set("X-ChallengeCode", who.challenge)
	}
	return r, nil
}

func pollPath(id string) string { return registerPath + "/" + url.PathEscape(id) }
