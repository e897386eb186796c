// Package secrettest has stores of secrets for tests.
package secrettest

import (
	"context"
	"sync"

	"github.com/jtlctl/jtlctl/internal/secret"
)

// Memory is a store that keeps secrets in memory.
type Memory struct {
	mu      sync.Mutex
	secrets map[string]secret.String
}

// Name is "memory".
func (*Memory) Name() string { return "memory" }

// Get reads a secret.
func (m *Memory) Get(_ context.Context, name string) (secret.String, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	value, ok := m.secrets[name]
	if !ok {
		return secret.String{}, secret.ErrNotFound
	}
	return value, nil
}

// Set writes a secret.
func (m *Memory) Set(_ context.Context, name string, value secret.String) error {
	m.mu.Lock()
	defer m.mu.Unlock()
	if m.secrets == nil {
		m.secrets = map[string]secret.String{}
	}
	m.secrets[name] = value
	return nil
}

// Delete removes a secret.
func (m *Memory) Delete(_ context.Context, name string) error {
	m.mu.Lock()
	defer m.mu.Unlock()
	delete(m.secrets, name)
	return nil
}

// Len returns the number of secrets.
func (m *Memory) Len() int {
	m.mu.Lock()
	defer m.mu.Unlock()
	return len(m.secrets)
}
