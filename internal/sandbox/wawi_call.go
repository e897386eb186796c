package sandbox

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"io"
	"net/http"
	"slices"
	"strconv"
	"strings"

	"github.com/jtlctl/jtlctl/internal/sandbox/cloudapi"
)

// maxCall bounds the body of a call of the API.
const maxCall = 64 << 20 // bytes

// call answers a call of the API with an empty list, if it is for one, or else with
// what was sent, if its key and the scopes of its key allow it.
func (i *wawi) call(c *wawiCall) {
	app, granted, problem := i.caller(c)
	switch {
	case problem != "":
		c.w.Header().Set("WWW-Authenticate", "Wawi")
		c.refuse(http.StatusUnauthorized, "Unauthorized", problem)
		return
	case !c.isFrom(app):
		c.refuse(http.StatusUnauthorized, "Unauthorized", "the header X-AppId is not that of the app whose API key this is")
		return
	case i.config.GraphQL != nil && "/"+c.path == cloudapi.GraphQLPath:
		if c.named() {
			i.config.GraphQL(c.w, c.Request, granted)
		}
		return
	case i.config.Find == nil:
		if c.named() {
			i.echo(c, app)
		}
		return
	}
	operation, known := i.config.Find(c.Method, "/"+strings.TrimPrefix(c.path, "v1/"))
	if !known {
		c.refuse(http.StatusNotFound, "NotFound", "there is no operation "+c.Method+" "+strconv.Quote("/"+c.path))
		return
	}
	// The document requires the headers of an app at the operations that need a
	// scope, and at no others.
	if len(operation.Scopes) > 0 && !c.named() {
		return
	}
	if missing := missing(operation.Scopes, operation.AnyOne, granted); missing != "" {
		c.refuse(http.StatusForbidden, "Forbidden", "the app lacks the scope "+missing)
		return
	}
	if operation.IsList {
		c.emptyPage()
		return
	}
	i.echo(c, app)
}

// emptyPage answers a list: with a page as the documents have it, of nothing. The
// parameters and their defaults are those of the published documents.
func (c *wawiCall) emptyPage() {
	page := map[string]int{"pagenumber": 1, "pagesize": 100}
	for name, values := range c.URL.Query() {
		if _, known := page[strings.ToLower(name)]; !known {
			continue
		}
		number, err := strconv.Atoi(values[0])
		if err != nil || number < 1 {
			c.refuse(http.StatusBadRequest, "ValidationFailed", name+" must be a number from 1 on")
			return
		}
		page[strings.ToLower(name)] = number
	}
	c.answer(http.StatusOK, object{{"TotalItems", 0}, {"PageNumber", page["pagenumber"]}, {"PageSize", page["pagesize"]}, {"Items", []object{}}})
}

// named refuses a call whose headers do not say which app calls.
func (c *wawiCall) named() bool {
	switch {
	case c.Header.Get("X-AppId") == "":
		c.refuse(http.StatusUnauthorized, "Unauthorized", "the header X-AppId is missing")
	case c.Header.Get("X-AppVersion") == "":
		c.refuse(http.StatusBadRequest, "ValidationFailed", "the header X-AppVersion is missing")
	default:
		return true
	}
	return false
}

// caller finds out by its API key which app calls, or says why none does.
func (i *wawi) caller(c *wawiCall) (app string, granted []string, problem string) {
	header := c.Header.Get("Authorization")
	key, prefixed := credentialsOf(c.Request, "Wawi")
	switch {
	case header == "":
		return "", nil, "the header Authorization is missing: it must be Wawi, a space and the API key"
	case !prefixed:
		return "", nil, "the header Authorization lacks the prefix Wawi: it must be Wawi, a space and the API key"
	}
	i.mu.Lock()
	defer i.mu.Unlock()
	r := i.holder(c.tenant, key)
	switch {
	case r == nil:
		return "", nil, "the API key is not known to this installation"
	case r.ended:
		return "", nil, "the API key was ended by a later registration of the app"
	}
	return r.AppID, r.Granted, ""
}

// missing names the scopes that a call needs and the app does not have.
func missing(scopes []string, anyOne bool, granted []string) string {
	absent := slices.DeleteFunc(slices.Clone(scopes), func(scope string) bool { return slices.Contains(granted, scope) })
	switch {
	case len(absent) == 0 || (anyOne && len(absent) < len(scopes)):
		return ""
	case anyOne:
		return strings.Join(absent, " or ")
	}
	return strings.Join(absent, " and ")
}

func (i *wawi) echo(c *wawiCall, app string) {
	sum := sha256.New()
	length, err := io.Copy(sum, c.Body)
	var large *http.MaxBytesError
	switch {
	case errors.As(err, &large):
		c.refuse(http.StatusRequestEntityTooLarge, "BodyTooLarge", "the sandbox takes 64 MiB")
		return
	case err != nil:
		c.refuse(http.StatusBadRequest, "InvalidBody", "the body ended too soon")
		return
	}
	echo := object{{"Method", c.Method}, {"Path", "/" + c.path}, {"Query", c.URL.RawQuery}, {"AppId", app}, {"Tenant", c.tenant}}
	if length > 0 {
		echo = append(echo, member{"BodyLength", length}, member{"BodySha256", hex.EncodeToString(sum.Sum(nil))})
	}
	c.answer(http.StatusOK, echo)
}
