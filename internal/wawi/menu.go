package wawi

// The menus of JTL-Wawi in the words of its English and German interface, as JTL's
// guides in both languages have them, read on 2026-11-27.
const (
	// AppsMenu is where the registered apps are listed.
	AppsMenu = "Admin → App registration (German: Admin → App-Registrierung)"
	// DialogMenu is where a merchant lets an app in.
	DialogMenu = "Admin → App registration → Add → Next (German: Admin → App-Registrierung → Hinzufügen → Weiter)"
)
