package de.acme.erp;

@ConfigurationProperties("jtl")
public record ErpProperties(@DefaultValue("https://api.jtl-cloud.com/erp") String baseUrl, String tenant) {
    public static final String INVOICES = "/v2/invoices";
    public static final String INVOICE_CANCEL = INVOICES + "/{id}/cancel";
}
