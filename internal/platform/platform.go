// Package platform knows where the JTL platform is and how to talk to it over
// HTTP: environments, endpoints, limits, retries and error messages.
//
// It must not know what an endpoint is for: tokens, key sets and
// registrations have packages of their own.
package platform
