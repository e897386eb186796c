Public Class Api
    Private ReadOnly baseUrl As String = "https://api.jtl-cloud.com/erp"

    Private Async Function Send(verb As HttpMethod, path As String) As Task(Of String)
        Using client As New HttpClient()
            Dim request As New HttpRequestMessage(verb, baseUrl & path)
            request.Headers.Add("X-Tenant-ID", tenant)
            Dim response = Await client.SendAsync(request)
            Return Await response.Content.ReadAsStringAsync()
        End Using
    End Function

    Public Function Stocks() As Task(Of String)
        Return Send(HttpMethod.Get, "/v2/stocks") ' @exact GET /v2/stocks f
    End Function

    Public Function Label(id As Integer) As Task(Of String)
        Return Send(HttpMethod.Delete, String.Format("/v2/labels/{0}", id)) ' @exact DELETE /v2/labels/{} f
    End Function
End Class
