package secret

import (
	"bytes"
	"strings"
	"testing"
)

func TestCipher(t *testing.T) {
	t.Parallel()
	key, err := NewSealKey(strings.NewReader(strings.Repeat("k", SealKeySize)))
	if err != nil {
		t.Fatal(err)
	}
	aead, err := Cipher(key)
	if err != nil {
		t.Fatal(err)
	}
	one, two := aead.Seal(nil, nil, []byte("text"), []byte("about")), aead.Seal(nil, nil, []byte("text"), []byte("about"))
	if bytes.Equal(one, two) {
		t.Error("two sealed texts are the same")
	}
	if plain, err := aead.Open(nil, nil, one, []byte("about")); err != nil || string(plain) != "text" {
		t.Errorf("%q, %v", plain, err)
	}
	if _, err := aead.Open(nil, nil, one, []byte("another")); err == nil {
		t.Error("a text about something else is opened")
	}
}

func TestCipher_otherKeys(t *testing.T) {
	t.Parallel()
	for _, key := range []string{"", "short", strings.Repeat("!", 43), strings.Repeat("A", 44)} {
		if _, err := Cipher(New(key)); err == nil {
			t.Errorf("%q is taken for a key", key)
		}
	}
	if _, err := NewSealKey(strings.NewReader("too little")); err == nil {
		t.Error("a key is made of too little randomness")
	}
}
