public partial class JtlErpClient
{
    private string BaseUrl = "https://api.jtl-cloud.com/erp/";

    public async Task<Label> DeleteLabelAsync(string id, CancellationToken cancellationToken)
    {
        using (var request_ = new HttpRequestMessage())
        {
            request_.Method = new HttpMethod("DELETE");
            var urlBuilder_ = new System.Text.StringBuilder();
            urlBuilder_.Append(BaseUrl);
            urlBuilder_.Append("v2/labels/");
            urlBuilder_.Append(Uri.EscapeDataString(id));
            var url_ = urlBuilder_.ToString();
            request_.RequestUri = new Uri(url_, UriKind.RelativeOrAbsolute); // @exact DELETE /v2/labels/{} f
            var response_ = await client_.SendAsync(request_, cancellationToken);
            return await Read<Label>(response_);
        }
    }
}
