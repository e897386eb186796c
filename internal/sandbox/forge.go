package sandbox

import (
	"encoding/json"
	"net/http"
	"slices"

	"github.com/jtlctl/jtlctl/internal/fault"
	checks "github.com/jtlctl/jtlctl/internal/jwt"
	"github.com/jtlctl/jtlctl/internal/suggest"
)

// ForgePath makes a bad token, and ForgeKeysPath publishes the keys of the
// attacker who would have made it: what jku and x5u of some of them lead to.
const (
	ForgePath        = "/sandbox/forge"
	ForgeKeysPath    = ForgePath + "/keys"
	ForgeCertificate = ForgePath + "/certificate"
)

// ForgeRequest asks for a bad token. Its JSON is a contract.
type ForgeRequest struct {
	Kind string `json:"kind"` // session or app
	Case string `json:"case"` // the name of one of Forgeries
}

// Forge makes a bad token.
func (c *Cloud) Forge(request ForgeRequest) (string, error) {
	kind := checks.Kind(request.Kind)
	if err := suggest.Among("kind of token", request.Kind, ForgedKinds()); err != nil {
		return "", err
	}
	all := Forgeries(kind)
	i := slices.IndexFunc(all, func(f Forgery) bool { return f.Name == request.Case })
	if i < 0 {
		return "", fault.New(fault.Usage, "there is no bad token %q of kind %s", request.Case, kind)
	}
	d, err := c.draft(kind)
	if err != nil {
		return "", err
	}
	all[i].forge(d)
	return d.token()
}

func (c *Cloud) forge(w http.ResponseWriter, r *http.Request) {
	var request ForgeRequest
	if err := json.NewDecoder(r.Body).Decode(&request); err != nil {
		answer(w, http.StatusBadRequest, map[string]string{"message": `the body must be like {"kind":"session","case":"alg-none"}`})
		return
	}
	token, err := c.Forge(request)
	outcome(w, map[string]string{"token": token}, err)
}

func (c *Cloud) routeForge(routes *http.ServeMux) {
	routes.HandleFunc("POST "+ForgePath, control(c.forge))
	routes.HandleFunc("GET "+ForgeKeysPath, func(w http.ResponseWriter, _ *http.Request) {
		answer(w, http.StatusOK, c.keys.outsider.published())
	})
	routes.HandleFunc("GET "+ForgeCertificate+"/{algorithm}", func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Type", "application/x-pem-file")
		_, _ = w.Write(c.keys.outsider.certificatePEM(r.PathValue("algorithm")))
	})
}
