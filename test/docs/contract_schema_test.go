package docs

import (
	"bytes"
	"encoding"
	"encoding/json"
	"go/ast"
	"go/parser"
	"go/token"
	"path/filepath"
	"reflect"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/jtlctl/jtlctl/internal/jwt"
)

// jsonSchema is the part of JSON Schema (2020-12) that Go types need. Nested
// types stand in place: no document is recursive.
type jsonSchema struct {
	Dialect     string       `json:"$schema,omitempty"`
	ID          string       `json:"$id,omitempty"`
	Title       string       `json:"title,omitempty"`
	Description string       `json:"description,omitempty"`
	Type        schemaTypes  `json:"type,omitempty"`
	Format      string       `json:"format,omitempty"`
	Enum        []any        `json:"enum,omitempty"`
	Properties  schemaFields `json:"properties,omitempty"`
	Required    []string     `json:"required,omitempty"`
	AnyOf       []jsonSchema `json:"anyOf,omitempty"` // the types of any value
	Items       *jsonSchema  `json:"items,omitempty"`
	Values      *jsonSchema  `json:"additionalProperties,omitempty"` // of a map
}

// schemaAddress is where the schemas of docs/schemas can be read.
const schemaAddress = "https://raw.githubusercontent.com/jtlctl/jtlctl/main/docs/schemas/"

// schemaTypes is one name, or two if the value may be null.
type schemaTypes []string

func (s schemaTypes) MarshalJSON() ([]byte, error) {
	if len(s) == 1 {
		return json.Marshal(s[0])
	}
	return json.Marshal([]string(s))
}

// schemaFields keeps the order of the Go type.
type schemaFields []schemaField

type schemaField struct {
	name   string
	schema *jsonSchema
}

func (s schemaFields) MarshalJSON() ([]byte, error) {
	var b bytes.Buffer
	for i, field := range s {
		value, err := json.Marshal(field.schema)
		if err != nil {
			return nil, err
		}
		b.WriteString(map[bool]string{true: "{", false: ","}[i == 0] + strconv.Quote(field.name) + ":")
		b.Write(value)
	}
	b.WriteByte('}')
	return b.Bytes(), nil
}

// schemaMaker makes schemas from types. What a field means is taken from its
// comment, and the values of a named string type from its constants.
type schemaMaker struct {
	t        *testing.T
	packages map[string]goPackage // by import path
}

// marshalled are types that write themselves as another type.
var marshalled = map[reflect.Type]reflect.Type{
	reflect.TypeFor[jwt.Times](): reflect.TypeFor[map[string]jwt.Moment](),
}

func (m *schemaMaker) make(of reflect.Type) *jsonSchema {
	if as, ok := marshalled[of]; ok {
		of = as
	}
	switch {
	case of == reflect.TypeFor[json.RawMessage](), of.Kind() == reflect.Interface:
		return anyValue()
	case of == reflect.TypeFor[time.Time]():
		return &jsonSchema{Type: schemaTypes{"string"}, Format: "date-time"}
	case of.Kind() == reflect.Pointer:
		s := m.make(of.Elem())
		s.Type = append(s.Type, "null")
		if len(s.Enum) > 0 {
			s.Enum = append(s.Enum, nil)
		}
		return s
	case of.Implements(reflect.TypeFor[json.Marshaler]()):
		m.t.Fatalf("%s writes itself; say in marshalled as what", of)
	case of.Implements(reflect.TypeFor[encoding.TextMarshaler]()):
		return &jsonSchema{Type: schemaTypes{"string"}}
	}
	switch of.Kind() {
	case reflect.Bool:
		return &jsonSchema{Type: schemaTypes{"boolean"}}
	case reflect.String:
		return &jsonSchema{Type: schemaTypes{"string"}, Enum: m.constants(of)}
	case reflect.Int, reflect.Int8, reflect.Int16, reflect.Int32, reflect.Int64, reflect.Uint, reflect.Uint8, reflect.Uint16, reflect.Uint32, reflect.Uint64:
		return &jsonSchema{Type: schemaTypes{"integer"}}
	case reflect.Float32, reflect.Float64:
		return &jsonSchema{Type: schemaTypes{"number"}}
	case reflect.Slice, reflect.Array:
		return &jsonSchema{Type: schemaTypes{"array"}, Items: m.make(of.Elem())}
	case reflect.Map:
		return &jsonSchema{Type: schemaTypes{"object"}, Values: m.make(of.Elem())}
	case reflect.Struct:
		s := &jsonSchema{Type: schemaTypes{"object"}}
		m.addFields(s, of)
		return s
	}
	m.t.Fatalf("a %s has no form in JSON", of)
	return nil
}

// anyValue names the types, of which strict validators accept only one in a list.
func anyValue() *jsonSchema {
	s := &jsonSchema{}
	for _, name := range []string{"object", "array", "string", "number", "boolean", "null"} {
		s.AnyOf = append(s.AnyOf, jsonSchema{Type: schemaTypes{name}})
	}
	return s
}

func (m *schemaMaker) addFields(s *jsonSchema, of reflect.Type) {
	in, owner, comments := of, of.Name(), m.packageOf(of).comments
	for field := range of.Fields() {
		name, options, _ := strings.Cut(field.Tag.Get("json"), ",")
		switch {
		case field.Anonymous && name == "":
			m.addFields(s, field.Type)
			continue
		case name == "-", !field.IsExported():
			continue
		case name == "":
			m.t.Errorf("%s.%s has no name in JSON", of, field.Name)
		}
		of := field.Type
		optional := strings.Contains(options, "omit")
		if optional && of.Kind() == reflect.Pointer {
			of = of.Elem() // nil is left out, and so is never null
		}
		value := m.make(of)
		if value.Description = comments[owner+"."+field.Name]; value.Description == "" {
			m.t.Errorf("%s.%s has no comment that says what %s is", in, field.Name, name)
		}
		s.Properties = append(s.Properties, schemaField{name, value})
		if !optional {
			s.Required = append(s.Required, name)
		}
	}
}

func (m *schemaMaker) constants(of reflect.Type) []any {
	if of.PkgPath() == "" {
		return nil
	}
	return m.packageOf(of).constants[of.Name()]
}

const module = "github.com/jtlctl/jtlctl/"

// goPackage is what the source of a package says and reflect does not.
type goPackage struct {
	comments  map[string]string // of fields, by "Type.Field"
	constants map[string][]any  // of string types, by type
}

func (m *schemaMaker) packageOf(of reflect.Type) goPackage {
	path := of.PkgPath()
	if known, ok := m.packages[path]; ok {
		return known
	}
	p := goPackage{map[string]string{}, map[string][]any{}}
	m.packages[path] = p
	files, err := filepath.Glob(filepath.Join("..", "..", strings.TrimPrefix(path, module), "*.go"))
	if err != nil || len(files) == 0 {
		m.t.Fatalf("%s: there is no source, %v", path, err)
	}
	for _, file := range files {
		parsed, err := parser.ParseFile(token.NewFileSet(), file, nil, parser.ParseComments|parser.SkipObjectResolution)
		if err != nil {
			m.t.Fatal(err)
		}
		for _, declaration := range parsed.Decls {
			if general, ok := declaration.(*ast.GenDecl); ok {
				p.add(general.Specs)
			}
		}
	}
	return p
}

func (p goPackage) add(specs []ast.Spec) {
	for _, spec := range specs {
		switch spec := spec.(type) {
		case *ast.TypeSpec:
			fields, ok := spec.Type.(*ast.StructType)
			if !ok {
				continue
			}
			for _, field := range fields.Fields.List {
				for _, name := range field.Names {
					comment := strings.Join(strings.Fields(field.Doc.Text()+" "+field.Comment.Text()), " ")
					for _, verb := range []string{" is ", " are ", " says "} {
						comment = strings.TrimPrefix(comment, name.Name+verb)
					}
					comment = strings.TrimSuffix(comment, ".")
					p.comments[spec.Name.Name+"."+name.Name] = comment
				}
			}
		case *ast.ValueSpec:
			of, ok := spec.Type.(*ast.Ident)
			if !ok || len(spec.Values) != 1 {
				continue
			}
			if literal, ok := spec.Values[0].(*ast.BasicLit); ok && literal.Kind == token.STRING {
				value, _ := strconv.Unquote(literal.Value)
				p.constants[of.Name] = append(p.constants[of.Name], value)
			}
		}
	}
}

// text is a schema as its file has it.
func (s *jsonSchema) text(t *testing.T) string {
	t.Helper()
	text, err := json.MarshalIndent(s, "", "  ")
	if err != nil {
		t.Fatal(err)
	}
	return strings.NewReplacer(`\u003c`, "<", `\u003e`, ">", `\u0026`, "&").Replace(string(text)) + "\n"
}

func TestSchemaMaker(t *testing.T) {
	t.Parallel()
	m := &schemaMaker{t, map[string]goPackage{}}
	const want = `{"type":"object","properties":{` +
		`"any":{"description":"of any type","anyOf":[{"type":"object"},{"type":"array"},{"type":"string"},{"type":"number"},{"type":"boolean"},{"type":"null"}]},` +
		`"at":{"description":"a time","type":"string","format":"date-time"},"list":{"description":"of numbers","type":"array","items":{"type":"integer"}},` +
		`"map":{"description":"of names","type":"object","additionalProperties":{"type":"boolean"}},"null":{"description":"or null","type":["string","null"]},` +
		`"left_out":{"description":"or none","type":"number"},"status":{"description":"a result","type":"string","enum":["ok","failed","skipped"]},"name":{"description":"a name","type":"string"}},` +
		`"required":["any","at","list","map","null","status","name"]}`
	got, err := json.Marshal(m.make(reflect.TypeFor[schemaSample]()))
	if err != nil || string(got) != want {
		t.Errorf("%v\n%s\nnot\n%s", err, got, want)
	}
}

type schemaSample struct {
	Any     any             `json:"any"`                // of any type
	At      time.Time       `json:"at"`                 // a time
	List    []int           `json:"list"`               // of numbers
	Map     map[string]bool `json:"map"`                // of names
	Null    *string         `json:"null"`               // or null
	LeftOut *float64        `json:"left_out,omitempty"` // or none
	Status  jwt.Status      `json:"status"`             // a result
	embeddedSample
	Hidden string `json:"-"`
}

type embeddedSample struct {
	// Name is a name.
	Name string `json:"name"`
}
