Imports System.Net.Http

''' <summary>GET /v2/companies @decoy</summary>
Public Class Erp
    Private Const Base As String = "http://127.0.0.1:64110/api/eazybusiness"
    Private ReadOnly _client As New HttpClient()

    Public Async Function Stocks() As Task(Of String)
        Return Await _client.GetStringAsync(Base & "/v2/stocks") ' @exact GET /v2/stocks f
    End Function

    Public Async Function Order(id As String, content As HttpContent) As Task
        Dim url = $"{Base}/v2/salesOrders/{id}/notes"
        Await _client.PostAsync(url, content) ' @exact POST /v2/salesOrders/{}/notes f
    End Function

    Public Async Function Old(id As Integer) As Task
        Dim request As New HttpRequestMessage(HttpMethod.Get, Base & "/salesOrders/" & id) ' @exact GET /salesOrders/{} f
        Await _client.SendAsync(request)
        ' Await _client.GetAsync(Base & "/v2/labels") @decoy
        Console.WriteLine("GET /v2/items") ' @decoy
        MessageBox.Show("/v2/items failed") ' @decoy
        Await _client.GetAsync("https://www.paypal.com/v2/invoices") ' @decoy
    End Function
End Class
