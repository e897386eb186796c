package cloud

import (
	"errors"
	"net/url"
	"slices"
	"strings"

	"github.com/jtlctl/jtlctl/internal/apicall"
	"github.com/jtlctl/jtlctl/internal/fault"
	"github.com/jtlctl/jtlctl/internal/host"
	"github.com/jtlctl/jtlctl/internal/platform"
	"github.com/jtlctl/jtlctl/internal/suggest"
)

// erpPrefix is the part of the API that speaks the paths of the catalogues
// (platform documentation, 2026-11-21).
const erpPrefix = "/erp"

// GraphQLPath is the endpoint of GraphQL (platform documentation, 2026-11-26).
const GraphQLPath = erpPrefix + "/v2/graphql"

// ErrNoPath is the cause of the error about a word that is no path; it may be the name
// of another command.
var ErrNoPath = errors.New("not a path")

const pathHint = "write it like /v2/items, or /account/… for what is not below /erp"

// Address returns where a path leads: /v2/… and v2/… below /erp of the API; /erp/…,
// erp/… and every other absolute path below its base; a full URL as it is, if it is
// of the same scheme, host and port. The token travels along, so that nothing may
// lead elsewhere, however a server reads it.
func Address(api, raw string) (*url.URL, error) {
	if segments, _, ok := apicall.Converted(raw); ok {
		return nil, apicall.ErrConverted(raw, meant(segments))
	}
	if problem := apicall.ProblemOf(raw); problem != "" {
		return nil, refused(raw, problem)
	}
	base, err := url.Parse(api)
	if err != nil {
		return nil, fault.New(fault.Config, "the address of the API %q cannot be used", platform.WithoutUser(api)).WithCause(err)
	}
	u, err := url.Parse(raw)
	if err != nil {
		return nil, refused(raw, apicall.Malformed)
	}
	address := *base
	switch path := u.EscapedPath(); {
	case u.Host != "" || u.Scheme != "":
		if u.Opaque != "" || !host.SameOrigin(u, base) {
			return nil, fault.New(fault.Usage, "the address %s is not one of the API %s", platform.WithoutUser(raw), host.Origin(base)).
				WithHint("the token is sent only to its own API; write the path, such as /v2/items. JTLCTL_API_URL, --env and the profile name the API")
		}
		address = *u
		address.Scheme, address.Host = base.Scheme, base.Host
	case isVersioned(strings.TrimPrefix(path, "/")):
		address = below(base, erpPrefix+"/"+strings.TrimPrefix(path, "/"))
	case path == "erp" || strings.HasPrefix(path, "erp/"):
		address = below(base, "/"+path)
	case strings.HasPrefix(path, "/"):
		address = below(base, path)
	case apicall.IsGraphQLPath(raw), suggest.Nearest(raw, []string{"graphql"}) != "":
		return nil, fault.New(fault.Usage, "the path %q is not one of the API", raw).WithHint("`jtlctl api graphql` sends queries; their path is %s", GraphQLPath)
	case slices.Contains(Methods(), strings.ToUpper(raw)):
		return nil, fault.New(fault.Usage, "there is no path after the method %s", raw).WithHint("write it like %s /v2/items", raw)
	default:
		return nil, fault.New(fault.Usage, "the path %q is not one of the API", raw).WithHint(pathHint).WithCause(ErrNoPath)
	}
	address.RawQuery = apicall.Query(u.RawQuery)
	return &address, nil
}

// below joins an escaped path to the base of the API, with the encoding that it has.
func below(base *url.URL, escaped string) url.URL {
	address := url.URL{Scheme: base.Scheme, Host: base.Host}
	escaped = strings.TrimRight(base.EscapedPath(), "/") + escaped
	address.Path, _ = url.PathUnescape(escaped) // it was parsed before
	address.RawPath = escaped
	return address
}

func refused(raw string, problem apicall.Problem) error {
	f := fault.New(fault.Usage, "the path %q %s", platform.WithoutUser(raw), problem)
	switch problem {
	case apicall.HasFragment:
		return f.WithHint("write %%23 where the sign itself is meant")
	case apicall.HasUser:
		return f.WithHint("leave them out: the token comes from the profile or the environment")
	case apicall.HasBackslash:
		return f.WithHint("write %%5C in a query where the sign itself is meant")
	default:
		return f.WithHint(pathHint)
	}
}

// isVersioned reports whether a path begins with the version of the ERP API: v2, v3.
func isVersioned(path string) bool {
	first, _, _ := strings.Cut(path, "/")
	return len(first) > 1 && first[0] == 'v' && strings.Trim(first[1:], "0123456789") == ""
}

// meant is the path of a converted one, without its first slash; "" if it is not
// clear where it begins.
func meant(segments []string) string {
	for i, segment := range segments {
		if segment, _, _ = strings.Cut(segment, "?"); isVersioned(segment) || segment == "erp" {
			return strings.Join(segments[i:], "/")
		}
	}
	return ""
}
