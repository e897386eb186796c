export default createRouter({
  routes: [
    { path: '/erp/v2/suppliers', component: () => import('@/views/Suppliers.vue') }, // @decoy
    { path: '/v2/items/:id', name: 'item', props: true }, // @decoy
  ],
});
