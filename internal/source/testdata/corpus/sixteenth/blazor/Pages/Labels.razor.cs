public partial class Labels
{
    [Inject] public HttpClient Http { get; set; } = default!;
    [Inject] public NavigationManager Nav { get; set; } = default!;
    protected override async Task OnInitializedAsync()
    {
        var own = await Http.GetFromJsonAsync<Label[]>("api/labels"); // @decoy
        Nav.NavigateTo("/erp/v2/labels"); // @decoy
        await JS.InvokeVoidAsync("open", "https://api.jtl-cloud.com/erp/v2/labels"); // @decoy
    }
}
