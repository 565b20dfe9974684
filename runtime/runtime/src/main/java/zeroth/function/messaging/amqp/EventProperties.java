package zeroth.function.messaging.amqp;

import io.smallrye.reactive.messaging.amqp.OutgoingAmqpMetadata.OutgoingAmqpMetadataBuilder;
import java.util.Base64;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.qpid.proton.amqp.Binary;
import org.apache.qpid.proton.amqp.messaging.ApplicationProperties;
import org.jspecify.annotations.Nullable;
import zeroth.function.event.Attributes;
import zeroth.function.event.Event;
import zeroth.function.event.RefusedEventException;

/**
 * An event's attributes as application properties. The binding has two prefixes, and receivers read both; older ones know
 * only the one with the colon, which is why it is written.
 */
record EventProperties(Map<String, String> attributes, Map<String, String> trace) {
    private static final String PREFIX = "cloudEvents:";
    private static final List<String> PREFIXES = List.of(PREFIX, "cloudEvents_");
    private static final Set<String> TRACE = Set.of("traceparent", "tracestate");

    static EventProperties read(@Nullable ApplicationProperties properties) {
        var attributes = new HashMap<String, String>();
        var trace = new HashMap<String, String>();
        Map<String, Object> values = properties == null ? Map.of() : properties.getValue();
        values.forEach((name, value) -> {
            if (TRACE.contains(name)) {
                trace.put(name, text(value));
            }
            attribute(name).ifPresent(attribute -> putOnce(attributes, attribute, text(value)));
        });
        return new EventProperties(attributes, trace);
    }

    static OutgoingAmqpMetadataBuilder of(Event event) {
        var properties = AmqpTransport.durable();
        event.attributes().values().forEach((name, value) -> {
            if (name.equals(Attributes.DATA_CONTENT_TYPE)) {
                properties.withContentType(value);
            } else {
                properties.withApplicationProperty(PREFIX + name, value);
            }
        });
        return properties;
    }

    private static Optional<String> attribute(String property) {
        return PREFIXES.stream()
                .filter(property::startsWith)
                .findFirst()
                .map(prefix -> property.substring(prefix.length()));
    }

    private static void putOnce(Map<String, String> attributes, String name, String value) {
        if (attributes.putIfAbsent(name, value) != null) {
            throw RefusedEventException.malformed(PREFIX + name + ": given twice (expected: once)");
        }
    }

    /** The canonical form of each type that an attribute may have. */
    private static String text(@Nullable Object value) {
        return switch (value) {
            case null -> "";
            case Date time -> time.toInstant().toString();
            case Binary binary -> Base64.getEncoder().encodeToString(Body.copied(binary));
            default -> value.toString();
        };
    }
}
