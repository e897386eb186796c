package secret

import (
	"crypto/aes"
	"crypto/cipher"
	"encoding/base64"
	"errors"
	"io"
)

// SealKeySize is the length of a key that seals, in bytes.
const SealKeySize = 32

// NewSealKey makes a key with which files outside of a store are sealed. It is
// a text, because stores keep texts.
func NewSealKey(random io.Reader) (String, error) {
	raw := make([]byte, SealKeySize)
	if _, err := io.ReadFull(random, raw); err != nil {
		return String{}, err
	}
	return New(base64.RawURLEncoding.EncodeToString(raw)), nil
}

// Cipher seals and opens with a key: AES-256-GCM, with a nonce of its own for
// each text.
func Cipher(key String) (cipher.AEAD, error) {
	raw, err := base64.RawURLEncoding.DecodeString(key.Reveal())
	if err != nil || len(raw) != SealKeySize {
		return nil, errors.New("the key for sealing is not valid")
	}
	block, err := aes.NewCipher(raw)
	if err != nil {
		return nil, err
	}
	return cipher.NewGCMWithRandomNonce(block)
}
