Public Class Use
    Public Async Function A(client As HttpClient, id As String) As Task
        Await client.DeleteAsync(Consts.Erp & "/labels/" & id) ' @exact DELETE /v2/labels/{} x
        Await client.GetAsync($"{Erp}/stocks") ' @exact GET /v2/stocks x
        Trace.WriteLine(Consts.Erp & "/stocks") ' @decoy
    End Function
End Class
