package profile

import "github.com/spf13/viper"

// layers are the values that settings have by flag, environment variable,
// profile and default, in viper, which takes the first of them in this order.
//
// viper knows no origins, so that its values here carry theirs. Its layer for
// the environment reads that of the process only; the variables of a call are
// passed in, and are in its next higher layer, that of bound flags. The flags
// of a call have the layer above, that of Set.
type layers struct {
	viper     *viper.Viper
	variables map[string]string // the names of the variables, by key
}

func newLayers() layers { return layers{viper.New(), map[string]string{}} }

// add adds a setting. A text that is empty counts as not given.
func (l layers) add(key string, flag, variable, profile, byDefault Value) {
	if flag.Text != "" {
		l.viper.Set(key, flag)
	}
	if variable.Text != "" {
		l.variables[key] = variable.Origin
		_ = l.viper.BindFlagValue(key, bound(variable)) // fails only on nil
	}
	if profile.Text != "" {
		_ = l.viper.MergeConfigMap(map[string]any{key: profile}) // never fails
	}
	l.viper.SetDefault(key, byDefault)
}

// value returns the value of a setting that was added.
func (l layers) value(key string) Value {
	switch value := l.viper.Get(key).(type) {
	case Value:
		return value
	case string:
		return Value{value, l.variables[key]}
	}
	return Value{}
}

// bound is a variable in the form of a flag.
type bound Value

func (b bound) HasChanged() bool    { return true }
func (b bound) Name() string        { return b.Origin }
func (b bound) ValueString() string { return b.Text }
func (b bound) ValueType() string   { return "string" }
