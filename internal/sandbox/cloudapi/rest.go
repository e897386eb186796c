package cloudapi

import (
	"encoding/json"
	"net/http"
	"net/url"
	"strings"
)

// rest answers an operation of REST.
func (c *call) rest() {
	method := c.r.Method
	if method == http.MethodHead {
		method = http.MethodGet
	}
	o := c.catalogue().operation(method, c.path)
	file, written := c.config.Answers.find(method, c.path, o)
	switch {
	case o == nil && !written:
		c.unknown(method)
		return
	case !c.acceptable():
		return
	case o != nil:
		if missing := c.enforce.missing(o); missing != "" {
			c.refuse(http.StatusForbidden, "Forbidden", "the app lacks the scope "+missing)
			return
		}
	}
	page, ok := c.page()
	switch {
	case !ok:
	case written:
		c.file(file)
	case method == http.MethodGet:
		c.read(o, page)
	default:
		c.changed(o)
	}
}

// unknown answers what no catalogue has.
func (c *call) unknown(method string) {
	if methods := c.catalogue().methods(c.path); len(methods) > 0 {
		c.w.Header().Set("Allow", strings.Join(methods, ", "))
		c.refuse(http.StatusMethodNotAllowed, "MethodNotAllowed", c.path+" does not take "+method+", but "+strings.Join(methods, ", "))
		return
	}
	message := "there is no such operation"
	if near := c.catalogue().index.Nearest(method, c.path, 0); len(near) > 0 {
		message += " (near it is " + near[0].Operation.Method + " " + near[0].Operation.Path + ")"
	}
	c.refuse(http.StatusNotFound, "NotFound", message)
}

// read answers an operation that changes nothing: with what the document of the
// API says of the answer, filled with the sample data as far as there is some.
func (c *call) read(o *operation, page page) {
	value, known := c.sampleOf(o, page)
	marker := noSchema
	switch {
	case o.answer != nil && o.answer.Empty():
		c.w.Header().Set(Marker, fromSchema)
		c.w.WriteHeader(o.answer.Status)
		return
	case o.answer != nil:
		value, marker = o.answer.Example(plainJSON(described(o, value, known))), fromSchema
	case known:
		value, marker = named(o.generation, value), fromSample
	default:
		value = named(o.generation, value)
	}
	c.w.Header().Set(Marker, marker)
	c.answer(http.StatusOK, value)
}

// described returns what is known of an answer whose form a document has. It gets
// one example of what the sample data do not have, instead of nothing.
func described(o *operation, value any, known bool) any {
	page, isPage := value.(object)
	switch {
	case !o.list || !isPage:
		return value
	case !known && o.answer.IsList():
		return nil
	case !known:
		return object{{"totalItems", 1}, page[1], page[2]}
	case o.answer.IsList():
		return page[3].value
	}
	return value
}

// plainJSON returns a value as JSON has it, without the types of this package.
func plainJSON(value any) (plain any) {
	text, err := json.Marshal(value)
	if err != nil {
		return nil
	}
	_ = json.Unmarshal(text, &plain)
	return plain
}

// sampleOf returns what the sample data have for an operation, or what can be said
// without: an empty page, or an object with the identifier that was asked for.
func (c *call) sampleOf(o *operation, page page) (value any, known bool) {
	if o.info {
		return object{
			{"version", "sandbox"}, {"timestamp", c.config.Now().UTC().Format("2006-01-02T15:04:05Z")}, {"tenant", c.r.Header.Get(TenantHeader)}, {"type", "Sandbox"},
		}, true
	}
	parts := resource(c.path)
	id := lastValue(o.path, c.path)
	if o.list {
		rows, known := c.sample().list(parts)
		return page.of(rows), known
	}
	if row := c.sample().object(parts); row != nil {
		return row, true
	}
	return row{"id": id}, false
}

// changed answers an operation that would change something. Nothing is kept.
func (c *call) changed(o *operation) {
	if o.answer != nil {
		c.w.Header().Set(Marker, fromSchema)
		if o.answer.Empty() {
			c.w.WriteHeader(o.answer.Status)
			return
		}
		var sent any
		_ = json.Unmarshal(c.body, &sent)
		c.answer(o.answer.Status, o.answer.Example(c.withID(sent, o)))
		return
	}
	c.w.Header().Set(Marker, noSchema)
	switch o.method {
	case http.MethodDelete:
		c.w.WriteHeader(http.StatusNoContent)
	case http.MethodPost:
		c.answer(http.StatusCreated, named(o.generation, row{"id": c.created.next()}))
	default:
		c.answer(http.StatusOK, named(o.generation, row{"id": lastValue(o.path, c.path)}))
	}
}

// withID returns an object that was sent with the identifier that it gets, or has
// by the path.
func (c *call) withID(sent any, o *operation) any {
	made := map[string]any{}
	if members, ok := sent.(map[string]any); ok {
		made = members
	}
	id := any(lastValue(o.path, c.path))
	if o.method == http.MethodPost {
		id = c.created.next()
	}
	made["id"] = id
	return made
}

// lastValue returns what a path has in the place of the last parameter of that of
// its operation; "" if there is none.
func lastValue(template, path string) (value string) {
	names, values := resource(template), resource(path)
	for i, name := range names {
		if strings.Contains(name, "{") && i < len(values) {
			value = values[i]
		}
	}
	return value
}

// resource splits a path, without the version at its start.
func resource(path string) []string {
	parts := strings.Split(strings.Trim(path, "/"), "/")
	if first := parts[0]; len(first) == 2 && (first[0] == 'v' || first[0] == 'V') && first[1] >= '1' && first[1] <= '9' {
		parts = parts[1:]
	}
	for i, part := range parts {
		if decoded, err := url.PathUnescape(part); err == nil {
			parts[i] = decoded
		}
	}
	return parts
}
