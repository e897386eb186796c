Imports System.Net.Http
Public Class ErpClient
    Private ReadOnly _client As New HttpClient With {.BaseAddress = New Uri("https://api.jtl-cloud.com/erp/")}
    Public Async Function StocksAsync() As Task(Of String)
        Return Await _client.GetStringAsync("v2/stocks") ' @exact GET /v2/stocks f
    End Function
    Public Async Function PushAsync(o As Object) As Task
        Dim path = "v2/salesOrders"
        Dim response = Await _client.PostAsJsonAsync(path, o) ' @exact POST /v2/salesOrders f
        Debug.WriteLine("v2/salesOrders") ' @decoy
    End Function
    Public Async Function DropAsync(id As String) As Task
        Await _client.DeleteAsync($"v2/labels/{id}") ' @exact DELETE /v2/labels/{} f
    End Function
End Class
