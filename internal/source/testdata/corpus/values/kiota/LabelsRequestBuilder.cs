namespace Acme.Erp.V2.Labels
{
    public partial class LabelsRequestBuilder : BaseRequestBuilder
    {
        public LabelsRequestBuilder(IRequestAdapter requestAdapter) : base(requestAdapter, "{+baseurl}/v2/labels", new Dictionary<string, object>()) { }

        public async Task<Label?> PostAsync(Label body, CancellationToken cancellationToken = default)
        {
            var requestInfo = ToPostRequestInformation(body);
            return await RequestAdapter.SendAsync<Label>(requestInfo, Label.CreateFromDiscriminatorValue, default, cancellationToken);
        }

        public RequestInformation ToPostRequestInformation(Label body)
        {
            var requestInfo = new RequestInformation(Method.POST, UrlTemplate, PathParameters); // @exact POST /v2/labels f
            requestInfo.SetContentFromParsable(RequestAdapter, "application/json", body);
            return requestInfo;
        }
    }
}
