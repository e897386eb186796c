import useSWR from 'swr';
import Link from 'next/link';

const fetcher = (u: string) => fetch(u).then((r) => r.json());

export function StockTable() {
  const { data } = useSWR('/api/erp/v2/stocks', fetcher); // @decoy
  return (
    <section>
      <Link href="/erp/v2/items/1">Item</Link> {/* @decoy */}
      <a href={`/erp/v2/salesOrders/${data?.id}`}>Order</a> {/* @decoy */}
      <code>curl https://api.jtl-cloud.com/erp/v2/companies</code> {/* @decoy */}
    </section>
  );
}
