package zeroth.function.http;

import io.quarkus.runtime.annotations.ConfigGroup;
import io.quarkus.runtime.annotations.ConfigPhase;
import io.quarkus.runtime.annotations.ConfigRoot;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import zeroth.function.dispatch.Unwanted;
import zeroth.function.event.PercentEncoding;
import zeroth.function.messaging.ChannelConfig;

/** What functions have beyond Funqy. */
@ConfigRoot(phase = ConfigPhase.RUN_TIME)
@ConfigMapping(prefix = "zeroth.functions")
public interface FunctionsConfig {
    /** How attributes are written into headers; {@code raw} is what Knative's own components do. */
    @WithDefault("spec")
    PercentEncoding percentEncoding();

    /** What becomes of an event that no function takes: {@code refuse}, {@code accept} or {@code retry}. */
    @WithDefault("refuse")
    Unwanted unwanted();

    /** Further events for a function, by its name: filters as in {@code spec.filters} of a Knative Trigger, in JSON. */
    Map<String, String> filters();

    /** The most events in one batch. */
    @WithDefault("1000")
    int largestBatch();

    /** CloudEvents' web hooks. */
    Webhook webhook();

    /** What a function may take up, by its name. */
    Map<String, Limits> limits();

    /** Events that come again. */
    Duplicates duplicates();

    /** Channels whose messages are events for the functions, by name. */
    Map<String, ChannelConfig> channels();

    /** Who may send, by tokens of OpenID Connect. */
    Oidc oidc();

    /** What one function may take up. */
    @ConfigGroup
    interface Limits {
        /** Calls at a time. Any number, if not given. */
        OptionalInt concurrency();

        /** Calls that wait when so many run; more are told to come back. */
        @WithDefault("100")
        int queue();

        /** How long a call may take, with the time that it waits. */
        Optional<Duration> timeout();
    }

    /** Events that come again. */
    @ConfigGroup
    interface Duplicates {
        /** Where events are remembered: {@code memory}, {@code redis} or {@code none}. */
        @WithDefault("memory")
        Store store();

        /**
         * How many are remembered in memory; one whose answer is longer than 4 KiB counts for several, so that the default is
         * 8 MB at the most.
         */
        @WithDefault("2000")
        long most();

        /** How long. */
        @WithDefault("10m")
        Duration retention();

        /** In Redis, how long an event is taken to be in flight in a process that may have died. */
        @WithDefault("10m")
        Duration lease();
    }

    /** Where events are remembered. */
    enum Store {
        MEMORY,
        REDIS,
        NONE
    }

    /** Who may send, by tokens of OpenID Connect. */
    @ConfigGroup
    interface Oidc {
        /** For whom tokens must be. Without it nobody is asked for one. */
        Optional<String> audience();

        /** Whose tokens hold: addresses, as tokens name them. */
        Optional<List<String>> issuers();

        /** Who may send; one that ends in {@code *} is a beginning. Anybody with a token, if not given. */
        Optional<List<String>> subjects();

        /** By how much clocks may differ. */
        @WithDefault("30s")
        Duration skew();

        /** How long an issuer is left in peace after it was asked for its keys, whatever keys tokens name. */
        @WithDefault("1m")
        Duration pause();

        /** A file with a token to show the issuer, which a Kubernetes API server may ask for. */
        Optional<Path> tokenFile();

        /** A file with authorities that issuers' certificates may be of, in PEM, beside the platform's. */
        Optional<Path> certificates();
    }

    /** CloudEvents' web hooks. */
    @ConfigGroup
    interface Webhook {
        /** The origins that may send events, as they name themselves when they ask; {@code *} is any. */
        Optional<Set<String>> allowedOrigins();

        /** How many events a minute they may send; {@code *} is any number. */
        @WithDefault("*")
        String allowedRate();
    }
}
