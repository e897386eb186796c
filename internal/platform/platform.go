// Package platform knows where the JTL platform is and how to talk to it over
// HTTP: environments, endpoints, bounds, retries, and what went wrong in words.
//
// It must not know what is asked of an endpoint: tokens, key sets and
// registrations have packages of their own.
package platform
