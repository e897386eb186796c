package syntax

import (
	"slices"
	"strings"

	"github.com/jtlctl/jtlctl/internal/sorting"
	"github.com/jtlctl/jtlctl/internal/source/lex"
)

// Function is a function with a name, or one without in which names are looked up.
type Function struct {
	File       *File
	Name       string
	Container  string // the class around it
	Receiver   string // the name for the object, in Go
	Parameters []Parameter
	// From and to are the tokens of the body; an expression has no brackets.
	From, To   int
	begin      int // the token of the parameters
	Expression bool
	Extension  bool // of a type that is not the project's
	Parent     *Function
}

// control are words that have brackets and a block after them as functions have.
const control = " if for foreach while switch catch using lock fixed when match return elseif elsif until with synchronized function func fn fun sub and or not in "

// before a name these words say that it is called, not defined.
const calling = " new return await throw yield in of case else do "

// functionReader finds the functions of a file.
type functionReader struct{ *File }

// findFunctions lists the functions of a file.
func findFunctions(file *File) {
	u := functionReader{file}
	for i := range u.Tokens {
		switch {
		case u.Is(i, "(") && u.Match(i) > i:
			u.functionAt(i)
		case u.Kind(i) == lex.Name && u.Is(i+1, "=>") && (u.Language == lex.TypeScript || u.Language == lex.CSharp):
			u.arrowAt(i)
		case u.Language == lex.PowerShell && u.Kind(i) == lex.Name:
			u.findParameterBlocks(i)
		case u.Language == lex.Ruby && u.Is(i, "def") && u.Is(i+2, "="): // def root = "/v2"
			u.add(&Function{Name: u.Text(i + 1), begin: i, From: i + 3, To: u.BlockEnd(i), Expression: true})
		case u.Language == lex.Ruby && u.Is(i, "def") && !u.Is(i+2, "(") && !u.Is(i+4, "("):
			u.add(&Function{Name: u.Text(i + 1), begin: i, From: i + 2, To: u.BlockEnd(i)})
		}
	}
	sorting.By(u.Functions, func(a, b *Function) int { return a.begin - b.begin })
	var stack []*Function
	for _, f := range u.Functions {
		for len(stack) > 0 && stack[len(stack)-1].To <= f.begin {
			stack = stack[:len(stack)-1]
		}
		if len(stack) > 0 {
			f.Parent = stack[len(stack)-1]
		}
		stack = append(stack, f)
	}
	nameContainers(file)
}

func (u functionReader) add(f *Function) {
	if f.To > f.From {
		f.File = u.File
		u.Functions = append(u.Functions, f)
	}
}

// functionAt adds the function whose parameters begin at an opening bracket, if one
// does.
func (u functionReader) functionAt(open int) {
	closing := u.Match(open)
	name := u.BeforeGenerics(open - 1)
	if u.Language == lex.Go && u.Is(name, "]") && u.Match(name) > 0 {
		name = u.Match(name) - 1
	}
	f := &Function{begin: open}
	if !u.nameFunction(f, name) {
		return
	}
	switch u.Language {
	case lex.Python:
		colon := closing + 1
		for colon < min(closing+40, len(u.Tokens)) && !u.Is(colon, ":") {
			colon = u.After(colon)
		}
		f.From, f.To = colon+1, u.BlockEnd(name-1)
	case lex.Ruby:
		f.From, f.To = closing+1, u.BlockEnd(name-1)
	case lex.VisualBasic:
		f.From = closing + 1
		for f.To = f.From; f.To < len(u.Tokens); f.To++ {
			if u.Is(f.To, "end") && u.IsAny(f.To+1, "function", "sub") {
				break
			}
			if u.IsAny(f.To, "function", "sub") && !u.IsAny(f.To-1, "end", "exit") && u.Kind(f.To+1) == lex.Name {
				return
			}
		}
	default:
		if !u.body(f, closing+1) {
			return
		}
	}
	f.Parameters = ParametersOf(u.File, open+1, closing)
	if u.Language == lex.CSharp && u.Is(open+1, "this") && len(f.Parameters) > 0 {
		f.Extension, f.Parameters = true, f.Parameters[1:]
	}
	u.add(f)
}

// nameFunction finds the name of a function before its parameters, and reports
// whether they can be those of a function.
func (u functionReader) nameFunction(f *Function, name int) bool {
	word := u.Text(name)
	keyword := u.Language.Keyword
	if strings.HasPrefix(word, "@") && (u.Language.Family == "js" || u.Language.Family == "jvm") {
		return false // a decorator, an annotation
	}
	switch {
	case u.Language == lex.VisualBasic:
		f.Name = word
		return u.IsAny(name-1, "function", "sub")
	case u.IsAny(name, "function", "fn", "func"):
		f.Name = Assigned(u.File, name-1)
		return true
	case u.Language == lex.Go && u.Is(name, ")") && u.Is(u.Match(name)-1, "func"):
		return false
	case u.Language == lex.Go && u.Is(name-1, ")") && u.Is(u.Match(name-1)-1, "func"):
		f.Name, f.Receiver = word, u.Text(u.Match(name-1)+1)
		for i := u.Match(name - 1); i < name-1; i++ {
			if u.Kind(i) == lex.Name {
				f.Container = u.Text(i)
			}
		}
		return true
	case keyword != "":
		at := name - 1
		for u.Language == lex.Kotlin && u.Is(at, ".") || u.Language == lex.Ruby && u.Is(at, ".") {
			at -= 2
			f.Extension = u.Language == lex.Kotlin
		}
		if at = u.BeforeGenerics(at); u.Is(at, keyword) && u.Kind(name) == lex.Name {
			f.Name = word
			return true
		}
		return false
	}
	if u.IsAny(name-1, "record", "class", "struct") && (u.Language == lex.Java || u.Language == lex.CSharp) {
		return false // a class with parameters
	}
	if u.Kind(name) == lex.Name && !u.Is(name, "async") {
		f.Name = word
		before := u.Text(name - 1)
		return !strings.Contains(control, " "+word+" ") && !strings.Contains(calling, " "+before+" ") && before != "." && before != "?" && before != "?." && before != "=" && before != "::"
	}
	// an arrow function
	if u.Is(name, "async") {
		name--
	}
	f.Name = Assigned(u.File, name)
	return u.Language == lex.TypeScript || u.Language == lex.CSharp
}

// body finds the body of a function in braces or after an arrow, and reports whether
// there is one.
func (u functionReader) body(f *Function, i int) bool {
	angles := 0
	arrow := f.Name == "" || u.Language == lex.TypeScript || u.Language == lex.CSharp || u.Language == lex.PHP
	for end := min(i+60, len(u.Tokens)); i < end; i++ {
		switch {
		case u.Is(i, "=>") && arrow, u.Is(i, "=") && u.Language == lex.Kotlin:
			if i++; u.Is(i, "{") {
				f.From, f.To = i+1, u.Match(i)
				return true
			}
			f.From, f.To, f.Expression = i, u.ExpressionEnd(i), true
			return true
		case u.Is(i, "{"):
			f.From, f.To = i+1, u.Match(i)
			return f.To > 0
		case u.Is(i, "<"):
			angles++
		case u.Is(i, ">"):
			angles--
		case u.IsAny(i, "(", "["):
			i = u.After(i) - 1
		case u.Is(i, ",") && angles > 0, u.IsAny(i, ":", "::", ".", "|", "&", "?", "->", "*", "!", "+", "'"), u.Kind(i) == lex.Name, u.Kind(i) == lex.String:
		default:
			return false
		}
	}
	return false
}

// arrowAt adds x => expression, and Name => expression, a property of C#.
func (u functionReader) arrowAt(name int) {
	f := &Function{begin: name}
	property := u.Language == lex.CSharp && (u.Kind(name-1) == lex.Name && !strings.Contains(calling, " "+u.Text(name-1)+" ") || u.IsAny(name-1, ">", "?", "]"))
	if property {
		f.Name = u.Text(name)
	} else {
		before := name - 1
		if u.Is(before, "async") {
			before--
		}
		f.Name, f.Parameters = Assigned(u.File, before), []Parameter{{Name: u.Text(name)}}
	}
	if u.Is(name+2, "{") {
		f.From, f.To = name+3, u.Match(name+2)
	} else {
		f.From, f.To, f.Expression = name+2, u.ExpressionEnd(name+2), true
	}
	u.add(f)
}

// Inside returns the innermost function around a token, nil if there is none.
func (u *File) Inside(i int) *Function {
	at, _ := slices.BinarySearchFunc(u.Functions, i, func(f *Function, i int) int { return f.begin - i })
	if at == len(u.Functions) || u.Functions[at].begin > i {
		at--
	}
	if at < 0 {
		return nil
	}
	for f := u.Functions[at]; f != nil; f = f.Parent {
		if f.begin <= i && i < f.To {
			return f
		}
	}
	return nil
}

// Names reports whether a function has a name in its parameters, its type or its body.
func (f *Function) Names(name string) bool {
	for i := f.begin; i < min(f.To, f.begin+MaxFunction); i++ {
		if f.File.Is(i, name) {
			return true
		}
	}
	return false
}

// ReceiverIs reports whether a name is that of the object in a method of Go.
func (f *Function) ReceiverIs(name string) bool {
	for ; f != nil; f = f.Parent {
		if f.Receiver != "" && f.Receiver == name {
			return true
		}
	}
	return false
}

// MaxFunction is how many tokens of a function are searched.
const MaxFunction = 3000
