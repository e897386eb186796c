const V2 = '/v2';
module.exports = {
  STOCK: V2 + '/stocks',
  LABELS: `${V2}/labels`,
};
