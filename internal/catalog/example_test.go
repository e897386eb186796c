package catalog_test

import (
	"context"
	"fmt"
	"os"
	"time"

	"github.com/jtlctl/jtlctl/internal/catalog"
)

const shelves = `{"openapi": "3.1.0", "info": {"version": "2.3"}, "paths": {
  "/v2/shelves": {"get": {"security": [{"Wawi": ["shelves.read"]}]}}}}`

func ExampleImporter() {
	folder, err := os.MkdirTemp("", "catalog")
	if err != nil {
		fmt.Println(err)
		return
	}
	defer func() { _ = os.RemoveAll(folder) }()
	store := catalog.Store{State: folder}
	importer := catalog.Importer{
		Store: store,
		Stdin: func(context.Context) ([]byte, error) { return []byte(shelves), nil },
		Now:   func() time.Time { return time.Date(2027, 1, 15, 0, 0, 0, 0, time.UTC) },
	}
	if _, err := importer.Import(context.Background(), catalog.Request{Source: "-"}); err != nil {
		fmt.Println(err)
		return
	}
	entries, err := store.Entries()
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, e := range entries {
		fmt.Println(e.Name, e.Origin, e.Date, e.ScopeCount())
	}
	// Output:
	// 1.0 built in 2026-11-21 237
	// 2.0 built in 2026-11-21 51
	// 2.3 imported 2027-01-15 1
}

func ExampleScopes() {
	index, err := catalog.Store{}.Index()
	if err != nil {
		fmt.Println(err)
		return
	}
	list, err := catalog.Scopes(index, catalog.Filter{API: "2.0", Resource: "items"})
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, s := range list.Scopes {
		fmt.Println(s.Name, "allows", s.Operations)
	}
	// Output:
	// items.print allows 0
	// items.read allows 34
	// items.write allows 48
}
