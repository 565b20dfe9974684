package zeroth.node.pod;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import zeroth.node.environment.PortMap;

/** The ports in {@code SERVING_READINESS_PROBE}, one probe or an array of them, as they are on this machine. */
final class ProbePorts {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final List<String> HANDLERS = List.of("httpGet", "tcpSocket", "grpc");

    private ProbePorts() {}

    /** What is no JSON stays as it is: queue-proxy says what is wrong with it. */
    static String map(String json, PortMap ports) {
        try {
            JsonNode probe = JSON.readTree(json);
            handlers(probe).forEach(handler -> map(handler, ports));
            return json.isEmpty() ? json : JSON.writeValueAsString(probe);
        } catch (JsonProcessingException e) {
            return json;
        }
    }

    private static List<ObjectNode> handlers(JsonNode probe) {
        return HANDLERS.stream()
                .flatMap(name -> probe.findValues(name).stream())
                .filter(ObjectNode.class::isInstance)
                .map(ObjectNode.class::cast)
                .toList();
    }

    private static void map(ObjectNode handler, PortMap ports) {
        if (handler.path("port").isInt()) {
            handler.put("port", ports.of(handler.path("port").intValue()));
        }
    }
}
