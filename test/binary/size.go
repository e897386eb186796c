package binary

import (
	"cmp"
	"debug/elf"
	"slices"
	"strings"
)

// Package is what a package adds to a program, in bytes.
type Package struct {
	Name      string
	Functions int
	Text      int64 // machine code
	Data      int64 // tables and variables with a value
	Lookup    int64 // its share of the tables that lead from addresses to functions and lines
}

// Total is all of it.
func (p Package) Total() int64 { return p.Text + p.Data + p.Lookup }

// Sizes are the packages of a program, the largest first, and what is shared by all.
type Sizes struct {
	Packages []Package
	Types    int64 // descriptions of types
	Strings  int64 // constants
	lookup   int64 // tables of functions
	text     int64
	symbols  map[string]symbol
	count    int64
}

type symbol struct {
	size     int64
	function bool
}

// ReadSizes reads a program for Linux that has its symbols: one that was linked without -s.
func ReadSizes(program string) (*Sizes, error) {
	file, err := elf.Open(program)
	if err != nil {
		return nil, err
	}
	defer file.Close()
	all, err := file.Symbols()
	if err != nil {
		return nil, err
	}
	slices.SortStableFunc(all, func(a, b elf.Symbol) int { return cmp.Compare(a.Value, b.Value) })
	s := &Sizes{symbols: map[string]symbol{}}
	if section := file.Section(".gopclntab"); section != nil {
		s.lookup = int64(section.Size) //nolint:gosec // no section is that large
	}
	for i, one := range all {
		if int(one.Section) >= len(file.Sections) || one.Section == 0 {
			continue
		}
		switch section := file.Sections[one.Section]; {
		case one.Name == "type:*" || one.Name == "go:string.*": // all of a kind, up to what comes next
			s.addShared(one, all[i:])
		case section.Type == elf.SHT_NOBITS || one.Size == 0 || strings.HasPrefix(one.Name, "go:func.") || strings.HasPrefix(one.Name, "runtime.pclntab"):
		default:
			s.symbols[one.Name] = symbol{int64(one.Size), section.Flags&elf.SHF_EXECINSTR != 0} //nolint:gosec // no symbol is that large
		}
	}
	s.sum()
	return s, nil
}

func (s *Sizes) addShared(one elf.Symbol, after []elf.Symbol) {
	for _, next := range after {
		if next.Value > one.Value {
			length := int64(next.Value - one.Value) //nolint:gosec // no section is that large
			if one.Name == "type:*" {
				s.Types = length
			} else {
				s.Strings = length
			}
			return
		}
	}
}

// sum adds up the symbols of each package.
func (s *Sizes) sum() {
	for _, one := range s.symbols {
		if one.function {
			s.text += one.size
			s.count++
		}
	}
	packages := map[string]*Package{}
	for name, one := range s.symbols {
		of := PackageOf(name)
		if packages[of] == nil {
			packages[of] = &Package{Name: of}
		}
		packages[of].add(one, s.share(one))
	}
	for _, one := range packages {
		s.Packages = append(s.Packages, *one)
	}
	slices.SortFunc(s.Packages, func(a, b Package) int {
		return cmp.Or(cmp.Compare(b.Total(), a.Total()), strings.Compare(a.Name, b.Name))
	})
}

func (p *Package) add(one symbol, lookup int64) {
	if !one.function {
		p.Data += one.size
		return
	}
	p.Functions++
	p.Text += one.size
	p.Lookup += lookup
}

// share is the part of the tables of functions that one function has: half of them is
// divided by the number of functions, half by their size. (Each has a record and a name,
// and a row for each instruction that belongs to another line.)
func (s *Sizes) share(one symbol) int64 {
	if !one.function {
		return 0
	}
	return int64(float64(s.lookup) / 2 * (1/float64(s.count) + float64(one.size)/float64(s.text)))
}

// PackageOf returns the package of a symbol: "net/http" for "net/http.(*Server).Serve".
// An instance of a generic function belongs to the package of the function.
func PackageOf(symbol string) string {
	name, _, _ := strings.Cut(symbol, "[")
	if strings.HasPrefix(name, "type:") {
		return "type:"
	}
	if strings.HasPrefix(name, "go:itab.") {
		return "go:itab"
	}
	slash := strings.LastIndex(name, "/")
	dot := strings.Index(name[slash+1:], ".")
	if dot < 0 {
		return name
	}
	return strings.ReplaceAll(name[:slash+1+dot], "%2e", ".")
}
