import { useErp } from '../hooks/useErp';
import { Route, Link } from 'react-router-dom';
import { backend } from '../backend';

export default function Units() {
  const { send } = useErp();
  const load = () => send('GET', '/unitsOfMeasure/salesUnits'); // @exact GET /v2/unitsOfMeasure/salesUnits x
  const remove = (id) => send('DELETE', `/unitsOfMeasure/salesUnits/${id}`); // @exact DELETE /v2/unitsOfMeasure/salesUnits/{} x
  const ask = () => backend.post('/erp/v2/unitsOfMeasure/salesUnits', {}); // @decoy
  return (
    <>
      <Route path="/erp/v2/unitsOfMeasure/salesUnits" element={<Units />} /> {/* @decoy */}
      <Link to={'/v2/items/' + id}>GET /v2/items</Link> {/* @decoy */}
      <form action="/erp/v2/salesOrders" method="post" onSubmit={load} /> {/* @decoy */}
      <button onClick={() => fetch('/erp/v2/labels', { method: 'POST' })}>x</button> {/* @decoy */}
    </>
  );
}
