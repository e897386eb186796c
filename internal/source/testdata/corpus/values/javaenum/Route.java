package de.acme;

public enum Route {
    STOCKS("GET", "/v2/stocks"),
    ADD_LABEL("POST", "/v2/labels");

    private final String verb;
    private final String template;

    Route(String verb, String template) {
        this.verb = verb;
        this.template = template;
    }

    public String verb() { return verb; }
    public String url() { return "https://api.jtl-cloud.com/erp" + template; }
}
