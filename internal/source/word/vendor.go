package word

// vendors are words in the names and hosts of other APIs that have customers, items,
// orders or invoices too (their public documentation, 2026-11-26). A name that is not
// here is foreign too if it has words that say whose it is.
var vendors = NewSet("stripe paypal shopify myshopify shopware woocommerce woo magento adobe billbee lexoffice lexware sevdesk weclapp xentral plenty plentymarkets plentysystems plentyone plentysystems hubspot pipedrive zendesk zoho salesforce sfdc amazon aws mws spapi ebay etsy otto kaufland " +
	"github gitlab bitbucket google gcp facebook instagram slack discord twilio sendgrid mailchimp mailgun brevo klaviyo klarna mollie adyen ayden braintree squareup dhl dpd ups gls fedex hermes sendcloud shipcloud shippo easypost odoo sap dynamics " +
	"netsuite quickbooks xero datev notion airtable openai anthropic azure microsoft msgraph office365 jira atlassian confluence asana trello monday intercom freshdesk freshbooks bigcommerce prestashop oxid gambio wix squarespace " +
	"contentful strapi sanity algolia elastic elasticsearch supabase firebase auth0 okta keycloak easybill fastbill billomat orgamax scopevisio myfactory cdiscount zalando aboutyou idealo channable pixi afterbuy dreamrobot magnalister brickfox tradebyte " +
	"channeladvisor linnworks cin7 unleashed veeqo shipstation shipbob deliverr zapier integromat n8n activecampaign bexio abacus proalpha sage mesonic visma fortnox billwerk chargebee recurly paddle gocardless sumup zettle lightspeed vend")

// HasVendor reports whether a word is the name of another vendor.
func HasVendor(all []string) bool { return Any(all, vendors) }
