cy.intercept('POST', '/erp/v2/salesOrders', { statusCode: 201 }); // @decoy
cy.request('https://api.jtl-cloud.com/erp/v2/stocks'); // @decoy
page.route('**/erp/v2/stocks', (r) => r.fulfill({ json: [] })); // @decoy
