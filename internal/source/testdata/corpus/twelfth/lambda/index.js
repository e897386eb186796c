'use strict';
const https = require('https');
const superagent = require('superagent');
const { URL } = require('url');

const erp = { host: 'api.jtl-cloud.com', basePath: '/erp/v2' };

function call(method, path, body) {
  return new Promise((resolve, reject) => {
    const req = https.request({
      hostname: erp.host,
      path: erp.basePath + path,
      method: method,
      headers: { 'X-Tenant-ID': process.env.TENANT },
    }, (res) => collect(res, resolve));
    req.on('error', reject);
    if (body) req.write(JSON.stringify(body));
    req.end();
  });
}

exports.handler = async (event) => {
  switch (`${event.httpMethod} ${event.resource}`) {
    case 'GET /erp/v2/stocks': return call('GET', '/stocks'); // @exact GET /v2/stocks f
    case 'POST /erp/v2/customers': return call('POST', '/customers', event.body); // @exact POST /v2/customers f
  }
  await superagent.patch('https://api.jtl-cloud.com/erp/v2/items/' + event.id).set('X-Tenant-ID', 't').send({}); // @exact PATCH /v2/items/{} l
  await superagent('DELETE', `https://api.jtl-cloud.com/erp/v2/labels/${event.id}`); // @exact DELETE /v2/labels/{} l
  const s3 = new S3Client({});
  await s3.send(new GetObjectCommand({ Key: '/erp/v2/stocks' })); // @decoy
  await sns.publish({ TopicArn: 'arn', Subject: 'POST /erp/v2/stocks' }).promise(); // @decoy
  await dynamo.get({ TableName: 'stocks', Key: { path: '/v2/stocks' } }); // @decoy
  metrics.addDimension('route', '/erp/v2/stocks'); // @decoy
  return { statusCode: 302, headers: { Location: '/erp/v2/companies' } }; // @decoy
};
