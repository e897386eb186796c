package apicall

import (
	"encoding/json"
	"errors"
	"io"
	"strings"

	"github.com/jtlctl/jtlctl/internal/disk"
)

// page is what an answer says of the page that it is.
type page struct {
	whole   bool // the answer is JSON, and complete
	empty   bool // it has nothing in it
	nested  bool // it begins as a list or an object does
	items   int  // of its list; -1 if it has none
	number  int  // of the page; -1 if it does not say
	size    int  // items of a full page; -1 if it does not say
	more    *bool
	cursor  string // of GraphQL
	current int    // how deep the pageInfo is that was found; 0 is none
}

// readPage reads an answer while it comes: a list of REST, {items, pageNumber,
// pageSize, hasNextPage} in either spelling or an array, or the pageInfo of GraphQL
// that is the least deep. It reads to the end in any case.
func readPage(r io.Reader) page {
	p := page{items: -1, number: -1, size: -1}
	d := json.NewDecoder(&shortened{from: disk.TextReader(r)})
	d.UseNumber()
	if p.document(d) == nil {
		_, err := d.Token()
		p.whole = err == io.EOF
	}
	_, _ = io.Copy(io.Discard, r)
	return p
}

func (p *page) document(d *json.Decoder) error {
	token, err := d.Token()
	if err != nil {
		p.empty = errors.Is(err, io.EOF)
		return err
	}
	_, p.nested = token.(json.Delim)
	switch token {
	case json.Delim('['):
		p.items, err = count(d)
		return err
	case json.Delim('{'):
		return members(d, func(name string) error { return p.member(d, name) })
	}
	return nil
}

// member reads a member of the outermost object.
func (p *page) member(d *json.Decoder, name string) error {
	token, err := d.Token()
	if err != nil {
		return err
	}
	switch name = strings.ToLower(name); {
	case name == "items" && token == json.Delim('['):
		p.items, err = count(d)
		return err
	case name == "pagenumber":
		p.number = whole(token)
	case name == "pagesize":
		p.size = whole(token)
	case name == "hasnextpage":
		if more, ok := token.(bool); ok {
			p.more = &more
		}
	case name == "data":
		return p.search(d, token, 1)
	}
	return skip(d, token)
}

// deepest bounds how deep a pageInfo is looked for.
const deepest = 100

// search looks for pageInfo in the data of GraphQL.
func (p *page) search(d *json.Decoder, token json.Token, depth int) error {
	if depth > deepest {
		return skip(d, token)
	}
	switch token {
	case json.Delim('['):
		for d.More() {
			next, err := d.Token()
			if err == nil {
				err = p.search(d, next, depth+1)
			}
			if err != nil {
				return err
			}
		}
		_, err := d.Token()
		return err
	case json.Delim('{'):
		return members(d, func(name string) error {
			next, err := d.Token()
			if err == nil && name == "pageInfo" && next == json.Delim('{') {
				return p.info(d, depth)
			}
			if err == nil {
				err = p.search(d, next, depth+1)
			}
			return err
		})
	}
	return nil
}

// info reads a pageInfo. The least deep one counts; of several the first that has
// more.
func (p *page) info(d *json.Decoder, depth int) error {
	var more bool
	var cursor string
	err := members(d, func(name string) error {
		token, err := d.Token()
		if err != nil {
			return err
		}
		switch name {
		case "hasNextPage":
			more, _ = token.(bool)
		case "endCursor":
			cursor, _ = token.(string)
		}
		return skip(d, token)
	})
	if p.current == 0 || depth < p.current || depth == p.current && !*p.more && more {
		p.current, p.more, p.cursor = depth, &more, cursor
	}
	return err
}

// members calls read with the name of each member of an object that was opened.
func members(d *json.Decoder, read func(name string) error) error {
	for d.More() {
		token, err := d.Token()
		if err != nil {
			return err
		}
		name, _ := token.(string)
		if err := read(name); err != nil {
			return err
		}
	}
	_, err := d.Token()
	return err
}

// count counts the items of a list that was opened.
func count(d *json.Decoder) (n int, err error) {
	for ; d.More(); n++ {
		token, err := d.Token()
		if err == nil {
			err = skip(d, token)
		}
		if err != nil {
			return n, err
		}
	}
	_, err = d.Token()
	return n, err
}

// skip reads the rest of a value that begins with a token.
func skip(d *json.Decoder, token json.Token) error {
	for depth := 0; ; {
		switch token {
		case json.Delim('['), json.Delim('{'):
			depth++
		case json.Delim(']'), json.Delim('}'):
			depth--
		}
		if depth == 0 {
			return nil
		}
		var err error
		if token, err = d.Token(); err != nil {
			return err
		}
	}
}

// whole is -1 for what is no count.
func whole(token json.Token) int {
	n, _ := token.(json.Number)
	return number(n.String())
}
