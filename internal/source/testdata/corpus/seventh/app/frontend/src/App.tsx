export function App() {
  const load = useCallback(async () => {
    const items = await fetch(`${import.meta.env.VITE_BACKEND_URL}/v2/customers/1`).then((r) => r.json()); // @decoy
    const me = await fetch('/erp-api/v2/items/1'); // @decoy
    await fetch(import.meta.env.VITE_BACKEND_URL + '/erp/v2/customers', { method: 'POST' }); // @decoy
  }, []);
  return <a href="/erp/v2/items">/erp/v2/items</a>; // @decoy
}
