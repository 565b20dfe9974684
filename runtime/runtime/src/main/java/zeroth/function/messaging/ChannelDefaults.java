package zeroth.function.messaging;

import io.quarkus.runtime.configuration.ConfigBuilder;
import io.smallrye.config.ConfigSourceContext;
import io.smallrye.config.ConfigSourceFactory;
import io.smallrye.config.ConfigValue;
import io.smallrye.config.ConfigurableConfigSource;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.spi.ConfigSource;

/**
 * What functions need of the connectors of their channels, where the configuration says nothing else: bodies as bytes,
 * attributes left to us, and failures that bury a message instead of stopping the channel.
 */
public final class ChannelDefaults implements ConfigBuilder, ConfigSourceFactory {
    /** Below all other sources, above the defaults of extensions. */
    private static final int ORDINAL = 50;

    private static final Pattern CHANNEL = Pattern.compile("zeroth\\.functions\\.channels\\.(\"[^\"]+\"|[^.]+)\\..+");
    private static final String BYTES = "org.apache.kafka.common.serialization.ByteArray";

    @Override
    public SmallRyeConfigBuilder configBuilder(SmallRyeConfigBuilder builder) {
        return builder.withSources(new ConfigurableConfigSource(this));
    }

    @Override
    public Iterable<ConfigSource> getConfigSources(ConfigSourceContext config) {
        var defaults = new HashMap<String, String>();
        for (var channel : channels(config)) {
            put(defaults, ChannelKeys.incoming(channel), incoming(config, channel));
            value(config, "zeroth.functions.channels." + ChannelKeys.quoted(channel) + ".reply")
                    .ifPresent(reply -> put(defaults, ChannelKeys.outgoing(reply), outgoing(config, reply)));
        }
        return List.of(new PropertiesConfigSource(defaults, "the channels of functions", ORDINAL));
    }

    private static Map<String, String> incoming(ConfigSourceContext config, String channel) {
        return switch (connector(config, ChannelKeys.incoming(channel))) {
            case "smallrye-kafka" ->
                Map.of(
                        "value.deserializer",
                        BYTES + "Deserializer",
                        "cloud-events",
                        "false",
                        "failure-strategy",
                        "dead-letter-queue",
                        "dead-letter-queue.topic",
                        "dead-letter-topic-" + channel,
                        // An event that was sent before the first start of the application is not to be lost.
                        "auto.offset.reset",
                        "earliest",
                        // A function may take its time: its own limit says how long.
                        "throttled.unprocessed-record-max-age.ms",
                        "0");
            case "smallrye-amqp" -> Map.of("cloud-events", "false", "failure-strategy", "reject");
            default -> Map.of();
        };
    }

    private static Map<String, String> outgoing(ConfigSourceContext config, String channel) {
        return connector(config, ChannelKeys.outgoing(channel)).equals("smallrye-kafka")
                ? Map.of("value.serializer", BYTES + "Serializer", "cloud-events", "false")
                : Map.of();
    }

    private static String connector(ConfigSourceContext config, String prefix) {
        return value(config, prefix + "connector").orElse("");
    }

    private static Optional<String> value(ConfigSourceContext config, String name) {
        return Optional.ofNullable(config.getValue(name)).map(ConfigValue::getValue);
    }

    private static void put(Map<String, String> all, String prefix, Map<String, String> settings) {
        settings.forEach((name, value) -> all.put(prefix + name, value));
    }

    private static Set<String> channels(ConfigSourceContext config) {
        var channels = new HashSet<String>();
        config.iterateNames().forEachRemaining(name -> {
            var matcher = CHANNEL.matcher(name);
            if (matcher.matches()) {
                channels.add(matcher.group(1).replace("\"", ""));
            }
        });
        return channels;
    }
}
