package secret

import (
	"context"
	"sync"
)

// Memory is a store for tests and for what must leave no trace.
type Memory struct {
	mu      sync.Mutex
	secrets map[string]String
}

// Name is "memory".
func (*Memory) Name() string { return "memory" }

// Get reads a secret.
func (m *Memory) Get(_ context.Context, name string) (String, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	value, ok := m.secrets[name]
	if !ok {
		return String{}, ErrNotFound
	}
	return value, nil
}

// Set writes a secret.
func (m *Memory) Set(_ context.Context, name string, value String) error {
	m.mu.Lock()
	defer m.mu.Unlock()
	if m.secrets == nil {
		m.secrets = map[string]String{}
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
