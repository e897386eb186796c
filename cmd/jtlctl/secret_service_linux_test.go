package main

import (
	"fmt"
	"maps"
	"sync"
	"testing"

	"github.com/godbus/dbus/v5"
)

const (
	secretsPath  = dbus.ObjectPath("/org/freedesktop/secrets")
	secretsName  = "org.freedesktop.secrets"
	loginKeyring = secretsPath + "/collection/login"
)

// secretService is a Secret Service that asks a person as often as the test
// wants it to. Its fields are set before it is used.
type secretService struct {
	conn *dbus.Conn
	// asked has something in it for each question that came up; answers are what
	// the person says to them. A question without an answer stays open.
	asked   chan struct{}
	answers chan bool

	mu        sync.Mutex
	locked    bool
	keeps     bool // an entry that is to be deleted: the person refuses
	items     map[dbus.ObjectPath]secretItem
	questions int
	made      int
}

type secretItem struct {
	attributes map[string]string
	value      []byte
}

// secretValue is a secret as it travels.
type secretValue struct {
	Session     dbus.ObjectPath
	Parameters  []byte
	Value       []byte
	ContentType string
}

func startSecretService(t *testing.T, address string) *secretService {
	t.Helper()
	s := &secretService{
		conn: connect(t, address), asked: make(chan struct{}, 100), answers: make(chan bool, 100), items: map[dbus.ObjectPath]secretItem{},
	}
	for _, object := range []struct {
		value any
		path  dbus.ObjectPath
		name  string
	}{
		{serviceObject{s}, secretsPath, "org.freedesktop.Secret.Service"},
		{propertiesObject{}, secretsPath, "org.freedesktop.DBus.Properties"},
		{collectionObject{s}, loginKeyring, "org.freedesktop.Secret.Collection"},
		{sessionObject{}, secretsPath + "/session/s", "org.freedesktop.Secret.Session"},
	} {
		if err := s.conn.Export(object.value, object.path, object.name); err != nil {
			t.Fatal(err)
		}
	}
	if reply, err := s.conn.RequestName(secretsName, dbus.NameFlagDoNotQueue); err != nil || reply != dbus.RequestNameReplyPrimaryOwner {
		t.Fatalf("%v, %v", reply, err)
	}
	return s
}

func (s *secretService) lock(locked bool) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.locked = locked
}

func (s *secretService) asks() int {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.questions
}

// find returns the value that is kept under a name.
func (s *secretService) find(name string) (string, bool) {
	s.mu.Lock()
	defer s.mu.Unlock()
	for _, item := range s.items {
		if item.attributes["username"] == name {
			return string(item.value), true
		}
	}
	return "", false
}

// prompt is a question; yes is called if the person agrees.
func (s *secretService) prompt(result dbus.Variant, yes func()) dbus.ObjectPath {
	s.questions++
	path := secretsPath + dbus.ObjectPath(fmt.Sprintf("/prompt/p%d", s.questions))
	_ = s.conn.Export(promptObject{s, path, result, yes}, path, "org.freedesktop.Secret.Prompt")
	return path
}

type promptObject struct {
	*secretService
	path   dbus.ObjectPath
	result dbus.Variant
	yes    func()
}

func (p promptObject) Prompt(string) *dbus.Error {
	p.asked <- struct{}{}
	go func() {
		agreed := <-p.answers
		result := dbus.MakeVariant([]dbus.ObjectPath{})
		if agreed {
			p.mu.Lock()
			p.yes()
			p.mu.Unlock()
			result = p.result
		}
		_ = p.conn.Emit(p.path, "org.freedesktop.Secret.Prompt.Completed", !agreed, result)
	}()
	return nil
}

type serviceObject struct{ *secretService }

func (serviceObject) OpenSession(string, dbus.Variant) (dbus.Variant, dbus.ObjectPath, *dbus.Error) {
	return dbus.MakeVariant(""), secretsPath + "/session/s", nil
}

func (s serviceObject) Unlock(objects []dbus.ObjectPath) ([]dbus.ObjectPath, dbus.ObjectPath, *dbus.Error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if !s.locked {
		return objects, "/", nil
	}
	return []dbus.ObjectPath{}, s.prompt(dbus.MakeVariant(objects), func() { s.locked = false }), nil
}

type propertiesObject struct{}

func (propertiesObject) Get(_, _ string) (dbus.Variant, *dbus.Error) {
	return dbus.MakeVariant([]dbus.ObjectPath{loginKeyring}), nil
}

type sessionObject struct{}

func (sessionObject) Close() *dbus.Error { return nil }

type collectionObject struct{ *secretService }

func isLocked() *dbus.Error { return dbus.NewError("org.freedesktop.Secret.Error.IsLocked", nil) }

func (s collectionObject) SearchItems(wanted map[string]string) ([]dbus.ObjectPath, *dbus.Error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	found := []dbus.ObjectPath{}
	for path, item := range s.items {
		if maps.Equal(item.attributes, wanted) {
			found = append(found, path)
		}
	}
	return found, nil
}

func (s collectionObject) CreateItem(properties map[string]dbus.Variant, value secretValue, _ bool) (path, prompt dbus.ObjectPath, _ *dbus.Error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.locked {
		return "/", "/", isLocked()
	}
	var attributes map[string]string
	if err := properties["org.freedesktop.Secret.Item.Attributes"].Store(&attributes); err != nil {
		return "/", "/", dbus.MakeFailedError(err)
	}
	for old, item := range s.items {
		if maps.Equal(item.attributes, attributes) {
			delete(s.items, old)
		}
	}
	s.made++
	path = loginKeyring + dbus.ObjectPath(fmt.Sprintf("/i%d", s.made))
	s.items[path] = secretItem{attributes, value.Value}
	_ = s.conn.Export(itemObject{s.secretService, path}, path, "org.freedesktop.Secret.Item")
	return path, "/", nil
}

type itemObject struct {
	*secretService
	path dbus.ObjectPath
}

func (i itemObject) GetSecret(session dbus.ObjectPath) (secretValue, *dbus.Error) {
	i.mu.Lock()
	defer i.mu.Unlock()
	if i.locked {
		return secretValue{}, isLocked()
	}
	return secretValue{session, []byte{}, i.items[i.path].value, "text/plain"}, nil
}

// keep makes the service ask before it deletes an item.
func (s *secretService) keep() {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.keeps = true
}

func (i itemObject) Delete() (dbus.ObjectPath, *dbus.Error) {
	i.mu.Lock()
	defer i.mu.Unlock()
	if i.keeps {
		return i.prompt(dbus.MakeVariant(""), func() { delete(i.items, i.path) }), nil
	}
	delete(i.items, i.path)
	return "/", nil
}
