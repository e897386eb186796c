import feign.*
import org.springframework.web.service.annotation.*

interface ErpFeign {
    @RequestLine("GET /v2/unitsOfMeasure/unitsOfMeasurement") // @exact GET /v2/unitsOfMeasure/unitsOfMeasurement f
    fun units(): List<Unit>

    @RequestLine("DELETE /v2/manufacturers/{id}") // @exact DELETE /v2/manufacturers/{} f
    fun drop(@Param("id") id: String)
}

@HttpExchange("https://api.jtl-cloud.com/erp/v2")
interface ErpExchange {
    @GetExchange("/conditions") // @exact GET /v2/conditions f
    fun conditions(): List<Condition>

    @PostExchange("/salesOrders/{id}/notes") // @exact POST /v2/salesOrders/{}/notes f
    fun note(@PathVariable id: String)
}

val feign = Feign.builder().requestInterceptor { it.header("X-Tenant-ID", tenant) }.target(ErpFeign::class.java, "https://api.jtl-cloud.com/erp")

@RestController
@RequestMapping("/erp/v2") // @decoy
class Own {
    @GetMapping("/conditions") fun list() = emptyList<String>() // @decoy
    val doc = "GET /v2/conditions" // @decoy
}
