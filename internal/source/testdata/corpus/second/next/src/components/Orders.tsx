import useSWR from 'swr'
import Link from 'next/link'
const fetcher = (url: string) => fetch(url).then((r) => r.json())
export function Orders() {
  const { data } = useSWR('/api/v2/salesOrders', fetcher) // @decoy
  return (
    <div>
      <p>Don't call /erp/v2/items here</p>
      <Link href="/v2/customers/1">Customer</Link> {/* @decoy */}
      <a href={`/v2/items/${data.id}`}>Item</a> {/* @decoy */}
      <img src="https://cdn.example.com/v2/items/1.png" /> {/* @decoy */}
      <button onClick={() => fetch('/api/orders', { method: 'POST' })}>Save</button> {/* @decoy */}
    </div>
  )
}
